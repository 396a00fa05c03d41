using Platform.Infrastructure.Cli;

namespace Platform.Tests.Features.Sync;

/// <summary>A few organizations and large data: the same rows in each database, there once however often they are loaded.</summary>
public sealed class SeedSyncTests
{
    private static readonly Seeder Seeder = new Platform.Features.Sync.SeedSync();

    /// <summary>Without the ids that the database gives.</summary>
    private static readonly (string Table, string Columns)[] Tables =
    [
        ("sync.organization", "id, name"),
        ("sync.therapist", "id, organization_id, date_joined"),
        ("sync.interaction", "therapist_id, interaction_date, counter, chat_count, call_count"),
        ("sync.total_therapists", "organization_id, period_type, start_date, end_date, is_active, value"),
        ("sync.rate", "organization_id, type, period_type, start_date, end_date, value"),
    ];

    [Fact]
    public async Task Each_database_gets_the_same_rows_once()
    {
        await using var one = await DemoHouse.Create();
        await using var other = await DemoHouse.Create();
        (await Seeder.IsEmpty(one.Database, default)).ShouldBeTrue();

        await one.Load(Seeder);
        var first = await one.Digests(Tables);
        await one.Load(Seeder);
        await other.Load(Seeder);

        first.ShouldAllBe(digest => !digest.StartsWith("0 "));
        (await one.Digests(Tables)).ShouldBe(first);
        (await other.Digests(Tables)).ShouldBe(first);
        (await Seeder.IsEmpty(one.Database, default)).ShouldBeFalse();
    }

    /// <summary>The contract's examples use small ids; what somebody has pushed stays as it is.</summary>
    [Fact]
    public async Task Keeps_out_of_the_way_of_others()
    {
        await using var demo = await DemoHouse.Create();
        await demo.Rows.Execute(
            "insert into sync.organization (id, name) values (7, 'Seven'), (1001, 'Somebody''s own')"
        );

        await demo.Load(Seeder);

        (await demo.Rows.Rows("select id, name from sync.organization where id < 1002 order by id")).ShouldBe([
            "7 | Seven",
            "1001 | Somebody's own",
        ]);
        (await demo.Rows.Value<long>("select count(*) from sync.organization")).ShouldBe(13);
    }

    [Fact]
    public async Task Totals_and_rates_agree_with_the_interactions()
    {
        await using var demo = await DemoHouse.Create();

        await demo.Load(Seeder);

        (
            await demo.Rows.Rows(
                """
                select total.organization_id, total.start_date, total.value
                from sync.total_therapists as total
                where
                    total.is_active
                    and total.value <> (
                        select count(distinct therapist.id)
                        from sync.therapist
                        inner join sync.interaction on interaction.therapist_id = therapist.id
                        where
                            (total.organization_id is null or therapist.organization_id = total.organization_id)
                            and interaction.interaction_date between total.start_date and total.end_date
                    )
                """
            )
        ).ShouldBeEmpty();
        (
            await demo.Rows.Rows(
                """
                select organization_id, start_date
                from sync.rate
                group by organization_id, period_type, start_date
                having round(sum(value)::numeric, 9) <> 1 or min(value) < 0
                """
            )
        ).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_unit_of_large_data_is_an_organization_with_ten_thousand_interactions()
    {
        await using var demo = await DemoHouse.Create();
        var units = 0;

        await Seeder.LoadScale(demo.Database, 2, () => units++, default);
        await Seeder.LoadScale(demo.Database, 2, () => units++, default);

        units.ShouldBe(4);
        (
            await demo.Rows.Rows(
                """
                select organization.id, count(distinct therapist.id), count(*)
                from sync.organization
                inner join sync.therapist on therapist.organization_id = organization.id
                inner join sync.interaction on interaction.therapist_id = therapist.id
                group by organization.id
                order by organization.id
                """
            )
        ).ShouldBe(["1000001 | 20 | 10000", "1000002 | 20 | 10000"]);
    }
}
