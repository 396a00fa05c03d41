namespace Platform.Tests.Features.Monitoring;

/// <summary>Damaged data, changed offices, numbers at the edge of a double: what random countries do not meet.</summary>
public sealed class ResolvedEdgesTests(SmallCountry country) : IClassFixture<SmallCountry>
{
    private TestDatabase Database => country.Database;

    /// <summary>Only a bad import beside the rules can make one; what is in it is not calculated, what needs it is.</summary>
    [Fact]
    public async Task A_loop_of_definitions_in_the_data_ends()
    {
        await Database.Execute(
            """
            insert into monitoring.indicator (id, name, short_name, slug, source_id)
            select id, id::text, id::text, id::text, 1 from generate_series(20, 22) as id;
            alter table monitoring.calculated_indicator_component disable trigger user;
            insert into monitoring.calculated_indicator_component (indicator_id, indicator_component_id, calculation)
            values (20, 21, 'PART_TO_BE_SUMMED'), (21, 20, 'PART_TO_BE_SUMMED'), (22, 20, 'PART_TO_BE_SUMMED'), (22, 1, 'PART_TO_BE_SUMMED');
            alter table monitoring.calculated_indicator_component enable trigger user;
            insert into monitoring.datapoint (campaign_id, region_id, indicator_id, value) values (1, 5, 20, 100);
            select monitoring.rebuild();
            """
        );

        (await Values("campaign_id = 1 and region_id in (1, 5) and indicator_id in (20, 21, 22)")).ShouldBe([
            "1 20 100",
            "1 22 158.5",
            "5 20 100",
            "5 22 112.5",
        ]);

        await Database.Execute(
            """
            delete from monitoring.calculated_indicator_component where indicator_id >= 20;
            delete from monitoring.datapoint where indicator_id >= 20;
            delete from monitoring.indicator where id >= 20;
            select monitoring.rebuild();
            """
        );
        (await Values("indicator_id >= 20")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_loop_of_regions_in_the_data_ends()
    {
        await Database.Execute(
            """
            insert into monitoring.region (id, name, region_code, slug, region_type_id, office_id, parent_region_id)
            values (30, 'X', 'X', 'x', 3, 1, null), (31, 'Y', 'Y', 'y', 3, 1, 30);
            alter table monitoring.region disable trigger user;
            update monitoring.region set parent_region_id = 31 where id = 30;
            alter table monitoring.region enable trigger user;
            insert into monitoring.datapoint (campaign_id, region_id, indicator_id, value) values (1, 31, 1, 3);
            insert into monitoring.region_permission (user_id, region_id) select id, 30 from identity.account where username = 'nobody';
            select monitoring.rebuild();
            """
        );
        var nobody = country.As(country.Nobody);

        foreach (
            var query in new[]
            {
                "",
                "?region__in=31,30",
                "?parent_region__in=30&level=district",
                "?indicator__in=1",
                "?no_pivot=1",
            }
        )
        {
            (await nobody.Get("/api/v1/datapoint/" + query)).Status.ShouldBe(200, query);
            (
                await nobody.Get("/api/v1/geo/" + query.Replace("indicator__in=1", "").Replace("no_pivot=1", ""))
            ).Status.ShouldBe(200, query);
        }

        (await Values("region_id = 31")).ShouldContain("31 1 3");

        await Database.Execute(
            """
            alter table monitoring.region disable trigger user;
            update monitoring.region set parent_region_id = null where id = 30;
            alter table monitoring.region enable trigger user;
            select monitoring.rebuild_regions();
            delete from monitoring.datapoint where region_id = 31;
            delete from monitoring.region where id = 31;
            delete from monitoring.region where id = 30;
            select monitoring.rebuild();
            """
        );
    }

    [Fact]
    public async Task A_region_that_comes_to_another_office_is_shown_with_that_offices_campaigns()
    {
        await Database.Execute("update monitoring.region set office_id = 1 where id = 10");
        (await Groups(10)).ShouldBe(["2"]);

        await Database.Execute("update monitoring.region set office_id = 2 where id = 10");
        (await Groups(10)).ShouldBe(["3"]);
    }

    [Fact]
    public async Task A_campaign_that_comes_to_another_office_shows_that_offices_regions()
    {
        await Database.Execute("update monitoring.campaign set office_id = 2 where id = 1");
        (
            await Database.Rows("select count(*) from monitoring.datapoint_group where campaign_id = 1 and is_shown")
        ).ShouldBe(["0"]);

        await Database.Execute("update monitoring.campaign set office_id = 1 where id = 1");
        (
            await Database.Rows(
                "select shown_below from monitoring.datapoint_group where campaign_id = 1 and region_id = 1"
            )
        ).ShouldBe(["6"]);
    }

    /// <summary>The largest that is accepted, everywhere, through sums and quotients: never an overflow.</summary>
    [Fact]
    public async Task Numbers_at_the_edge_overflow_nothing()
    {
        var writer = country.As(country.Country);
        foreach (var value in new[] { 1e300, -1e300, 5e-324, 2.2250738585072014e-308, 1e-300 })
        {
            foreach (
                var (region, indicator) in from region in new[] { 4, 5, 6, 7, 8 }
                from indicator in new[] { 1, 2, 5, 6 }
                select (region, indicator)
            )
            {
                await writer.Enter(region, campaign: 2, indicator, value);
            }
        }

        var incremental = await Values("campaign_id = 2");
        await Database.Execute("select monitoring.rebuild(2)");
        (await Values("campaign_id = 2")).ShouldBe(incremental);
        (await writer.Get("/api/v1/datapoint/?campaign__in=2")).Status.ShouldBe(200);
        await Database.Execute(
            "update monitoring.datapoint set value = null where campaign_id = 2 and region_id <= 8; select monitoring.rebuild(2)"
        );
    }

    /// <summary>Many decimals in one child are the same decimals above it.</summary>
    [Fact]
    public async Task One_childs_value_is_its_parents()
    {
        await Database.Execute(
            """
            insert into monitoring.datapoint (campaign_id, region_id, indicator_id, value) values (3, 10, 6, 0.12345678901234567);
            select monitoring.resolve(3, array[10], array[6]);
            """
        );

        (await Values("campaign_id = 3 and indicator_id = 6")).ShouldBe([
            "1 6 0.12345678901234566",
            "10 6 0.12345678901234566",
            "3 6 0.12345678901234566",
        ]);
    }

    [Fact]
    public async Task A_damaged_read_model_is_repaired()
    {
        var before = await Everything();
        await Database.Execute(
            """
            delete from monitoring.datapoint_resolved where region_id in (1, 4);
            update monitoring.datapoint_resolved set child_sum = 99, child_count = 5, calculated = 7;
            delete from monitoring.datapoint_group where region_id = 2;
            update monitoring.datapoint_group set shown_below = 77;
            delete from monitoring.calculation_rank;
            delete from monitoring.region_subtree;
            select monitoring.rebuild();
            """
        );

        (await Everything()).ShouldBe(before);
    }

    private Task<IReadOnlyList<string>> Values(string condition) =>
        Database.Rows(
            $"select concat_ws(' ', region_id, indicator_id, value) from monitoring.datapoint_resolved where has_value and {condition} order by 1"
        );

    private Task<IReadOnlyList<string>> Groups(int region) =>
        Database.Rows(
            "select campaign_id from monitoring.datapoint_group where is_shown and region_id = :region order by 1",
            ("region", region)
        );

    private async Task<string> Everything() =>
        string.Join(
            '\n',
            await Database.Rows(
                """
                select concat_ws(' ', campaign_id, region_id, indicator_id, value) from monitoring.datapoint_resolved where has_value
                union all
                select concat_ws(' ', campaign_id, region_id, value_count, shown_below) from monitoring.datapoint_group where shown_below > 0
                order by 1
                """
            )
        );
}
