namespace Platform.Tests.Features.Dba;

public sealed class ShowTablesTests(DbaApi api) : IClassFixture<DbaApi>
{
    [Fact]
    public async Task Tells_sizes_and_bloat_of_every_table()
    {
        // Half of the rows go, so half of the pages are for nothing.
        await api.Database.Execute(
            """
            create table sync.wide (id bigint primary key, text text);
            insert into sync.wide select number, repeat('x', 100) from generate_series(1, 20000) as number;
            delete from sync.wide where id % 2 = 0
            """
        );
        await api.Database.Execute("vacuum analyze sync.wide");

        var told = await api.Json("/dba/tables");

        var rows = told["tables"]!.AsArray();
        rows.Count.ShouldBe(
            (int)
                await api.Database.Value<long>(
                    "select count(*) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"
                )
        );
        var sizes = rows.Select(row => (long)row!["total_bytes"]!).ToList();
        sizes.ShouldBe(sizes.OrderByDescending(size => size));
        var wide = rows.Single(row => (string?)row!["table"] == "sync.wide")!;
        ((double)wide["bloat_percent"]!).ShouldBeInRange(40, 60);
        ((long)wide["table_bytes"]!).ShouldBe(await api.Database.Value<long>("select pg_relation_size('sync.wide')"));
        (await api.Page("/dba/tables")).ShouldContain("sync.<wbr>wide");
        await Verify(DbaApi.ShapeOf(told));
    }
}
