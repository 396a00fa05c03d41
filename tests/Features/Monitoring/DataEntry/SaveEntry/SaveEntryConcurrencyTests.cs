namespace Platform.Tests.Features.Monitoring.DataEntry.SaveEntry;

/// <summary>Several people at once.</summary>
public sealed class SaveEntryConcurrencyTests(SmallCountry country) : IClassFixture<SmallCountry>
{
    [Fact]
    public async Task Siblings_typed_at_once_end_in_the_right_total()
    {
        var writer = country.As(country.Country);
        var entries =
            from round in Enumerable.Range(1, 10)
            from region in new[] { 4, 5, 6, 7 }
            select writer.Enter(region, campaign: 1, indicator: 5, round * region);

        await Task.WhenAll(entries);

        var stored = await country.Database.Value<double>(
            "select sum(value) from monitoring.datapoint where campaign_id = 1 and indicator_id = 5"
        );
        (await Resolved(1, 5)).ShouldBe(stored);
        (await Resolved(1, 7)).ShouldBe(stored); // boys are all the children that there are
        (
            await country.Database.Rows("select count(*) from monitoring.datapoint_history where indicator_id = 5")
        ).ShouldBe(["40"]);
    }

    [Fact]
    public async Task One_triple_typed_by_two_is_one_row_with_two_in_its_history()
    {
        await Task.WhenAll(
            country.As(country.Country).Enter(4, campaign: 1, indicator: 6, 1),
            country.As(country.District).Enter(4, campaign: 1, indicator: 6, 2)
        );

        var rows = await country.Database.Rows(
            "select value from monitoring.datapoint where campaign_id = 1 and region_id = 4 and indicator_id = 6"
        );
        rows.ShouldHaveSingleItem();
        (await Resolved(1, 6)).ShouldBe(double.Parse(rows[0], System.Globalization.CultureInfo.InvariantCulture));
        (
            await country.Database.Rows(
                "select action from monitoring.datapoint_history where indicator_id = 6 order by id"
            )
        ).ShouldBe(["insert", "update"]);
    }

    /// <summary>A move waits for writers and holds up new ones, so no value stays with the old parent.</summary>
    [Fact]
    public async Task A_region_moves_while_people_type_below_it()
    {
        var writer = country.As(country.Country);
        var entries = Enumerable.Range(1, 20).Select(round => writer.Enter(8, campaign: 1, indicator: 2, round));

        await Task.WhenAll(
            entries.Append(country.Database.Execute("update monitoring.region set parent_region_id = 3 where id = 4"))
        );

        var incremental = await Everything();
        await country.Database.Execute("select monitoring.rebuild()");
        (await Everything()).ShouldBe(incremental);
        await country.Database.Execute("update monitoring.region set parent_region_id = 2 where id = 4");
    }

    private Task<double> Resolved(int region, int indicator) =>
        country.Database.Value<double>(
            "select value from monitoring.datapoint_resolved where campaign_id = 1 and region_id = :region and indicator_id = :indicator",
            ("region", region),
            ("indicator", indicator)
        );

    private async Task<string> Everything() =>
        string.Join(
            '\n',
            await country.Database.Rows(
                """
                select campaign_id, region_id, indicator_id, value
                from monitoring.datapoint_resolved where has_value order by 1, 2, 3
                """
            )
        );
}
