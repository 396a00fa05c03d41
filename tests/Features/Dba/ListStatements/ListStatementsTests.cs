namespace Platform.Tests.Features.Dba;

public sealed class ListStatementsTests(DbaApi api) : IClassFixture<DbaApi>
{
    [Fact]
    public async Task Lists_every_statement_and_the_dearest_first()
    {
        await api.Client.Get("/organizations/");

        var listed = await api.Json("/dba/statements");

        var rows = listed["statements"]!.AsArray();
        rows.Select(row => (string?)row!["statement"]).ShouldBe(Statement.All, ignoreOrder: true);
        var times = rows.Select(row => (double?)row!["total_ms"]).ToList();
        times.ShouldBe(times.OrderByDescending(time => time ?? -1));
        rows.Where(row => (long?)row!["calls"] > 0)
            .Select(row => (string?)row!["statement"])
            .ShouldContain("Sync/ListOrganizations");
        await Verify(DbaApi.ShapeOf(listed));
    }

    [Theory]
    [InlineData("calls")]
    [InlineData("mean")]
    [InlineData("max")]
    [InlineData("rows")]
    [InlineData("wal")]
    [InlineData("temp")]
    public async Task Is_ordered_by_other_figures(string order)
    {
        var names = new Dictionary<string, string>
        {
            ["mean"] = "mean_ms",
            ["max"] = "max_ms",
            ["wal"] = "wal_bytes",
            ["temp"] = "temp_bytes",
        };
        var listed = await api.Json($"/dba/statements?order={order}");

        var figures = listed["statements"]!
            .AsArray()
            .Select(row => (double?)row![names.GetValueOrDefault(order, order)])
            .ToList();
        figures.ShouldBe(figures.OrderByDescending(figure => figure ?? -1));
    }

    [Fact]
    public async Task Is_narrowed_by_area_and_name()
    {
        (await Names("area=Sync&order=name")).ShouldBe(
            Statement.All.Where(name => name.StartsWith("Sync/", StringComparison.Ordinal))
        );
        (await Names("find=LISTORG&order=name")).ShouldBe(["Sync/ListOrganizations"]);
        (await Names("area=Nowhere")).ShouldBeEmpty();
        (await api.Page("/dba/statements?find=%3Cscript%3E")).ShouldContain("value=\"&lt;script&gt;\"");
        await Verify(await api.Anonymous.Get("/dba/statements?order=beauty"));

        async Task<IEnumerable<string?>> Names(string query) =>
            (await api.Json("/dba/statements?" + query))["statements"]!
                .AsArray()
                .Select(row => (string?)row!["statement"]);
    }

    [Fact]
    public async Task Says_how_to_get_figures_where_there_are_none()
    {
        await DbaApi.AsSuperuser(api.Database, "drop extension pg_stat_statements");

        var listed = await api.Json("/dba/statements");
        var page = await api.Page("/dba/statements");
        await DbaApi.KeepFigures(api.Database);

        ((string?)listed["figures_missing"]).ShouldBe(
            "No figures yet: run 'create extension pg_stat_statements' in this database, as a superuser."
        );
        listed["statements"]!.AsArray().Count.ShouldBe(Statement.All.Count);
        page.ShouldContain("create extension pg_stat_statements");
        ((string?)(await api.Json("/dba/statements"))["figures_missing"]).ShouldBeNull();
    }
}
