using Platform.Infrastructure.Cli;

namespace Platform.Tests.Features.Monitoring;

/// <summary>Two invented countries: the same rows in each database, loaded only where nobody has an office yet.</summary>
public sealed class SeedMonitoringTests
{
    private static readonly Seeder Seeder = new Platform.Features.Monitoring.SeedMonitoring();
    private static readonly Seeder Accounts = new Platform.Features.Identity.SeedIdentity();

    /// <summary>Without what tells the time of the loading.</summary>
    private static readonly (string Table, string Columns)[] Tables =
    [
        ("monitoring.region", "id, name, region_code, slug, latitude, longitude, parent_region_id, office_id"),
        ("monitoring.region_polygon", "region_id, geometry"),
        ("monitoring.campaign", "id, name, slug, office_id, campaign_type_id, start_date, end_date"),
        ("monitoring.indicator", "id, name, short_name, slug, aggregation"),
        ("monitoring.calculated_indicator_component", "indicator_id, indicator_component_id, calculation"),
        ("monitoring.group_permission", "group_id, indicator_id"),
        ("monitoring.region_permission", "user_id, region_id, read_write"),
        ("monitoring.datapoint", "campaign_id, region_id, indicator_id, value, note"),
        ("monitoring.datapoint_resolved", "campaign_id, region_id, indicator_id, stored, value"),
    ];

    [Fact]
    public async Task Each_database_gets_the_same_rows_once()
    {
        await using var one = await DemoHouse.Create();
        await using var other = await DemoHouse.Create();
        (await Seeder.IsEmpty(one.Database, default)).ShouldBeTrue();

        await one.Load(Accounts, Seeder);
        var first = await one.Digests(Tables);
        await one.Load(Accounts, Seeder);
        await other.Load(Accounts, Seeder);

        first.ShouldAllBe(digest => !digest.StartsWith("0 "));
        (await one.Digests(Tables)).ShouldBe(first);
        (await other.Digests(Tables)).ShouldBe(first);
        (await Seeder.IsEmpty(one.Database, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task Where_somebody_has_an_office_nothing_is_loaded()
    {
        await using var demo = await DemoHouse.Create();
        await demo.Rows.Execute("insert into monitoring.office (name) values ('Ours')");

        await demo.Load(Accounts, Seeder);

        (await demo.Rows.Rows("select name from monitoring.office")).ShouldBe(["Ours"]);
        (await demo.Rows.Value<long>("select count(*) from monitoring.region")).ShouldBe(0);
        (await Seeder.OnStart(demo.Database, DemoHouse.Development, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_readers_see_is_what_a_rebuild_makes()
    {
        await using var demo = await DemoHouse.Create();
        await demo.Load(Accounts, Seeder);
        var loaded = await demo.Digests(Tables[^1]);

        await demo.Rows.Execute("select monitoring.rebuild()");

        (await demo.Digests(Tables[^1])).ShouldBe(loaded);
    }

    /// <summary>A district, a country, both countries; who enters data writes a province of one.</summary>
    [Fact]
    public async Task The_demo_people_see_and_write_different_parts()
    {
        await using var demo = await DemoHouse.Create();

        await demo.Load(Accounts, Seeder);

        (
            await demo.Rows.Rows(
                """
                select
                    account.username,
                    string_agg(region.region_code || ' ' || permission.read_write, ', ' order by region.region_code)
                from monitoring.region_permission as permission
                inner join identity.account on account.id = permission.user_id
                inner join monitoring.region on region.id = permission.region_id
                group by account.username
                order by account.username
                """
            )
        ).ShouldBe([
            "demo-bot | KES w",
            "demo-clerk | KES r, KES-OAK w",
            "demo-country | KES r",
            "demo-district | KES-OAK-1 r",
            "demo-everything | KES r, VEL r",
        ]);
    }

    [Fact]
    public async Task A_start_in_development_gives_each_demo_person_a_token_and_any_other_takes_it()
    {
        await using var demo = await DemoHouse.Create();
        await demo.Load(Accounts, Seeder);

        var told = await Seeder.OnStart(demo.Database, DemoHouse.Development, default);
        var again = await Seeder.OnStart(demo.Database, DemoHouse.Development, default);

        told.Select(line => line.Label).ShouldBe(["demo-clerk", "demo-country", "demo-district", "demo-everything"]);
        told.Select(line => line.Value).ShouldBeUnique();
        again.ShouldBe(told, "examples that use a token go on working");
        foreach (var line in told)
        {
            (
                await demo.Rows.Rows(
                    """
                    select account.username, token.expires_at - token.created_at > interval '23 hours'
                    from identity.token
                    inner join identity.account on account.id = token.account_id
                    where token.digest = :digest
                    """,
                    ("digest", Platform.Features.Identity.TokenCache.DigestOf(line.Value))
                )
            ).ShouldBe([$"{line.Label} | true"]);
        }

        (await Seeder.OnStart(demo.Database, DemoHouse.Production, default)).ShouldBeEmpty();
        await Accounts.OnStart(demo.Database, DemoHouse.Production, default);
        (await demo.Rows.Value<long>("select count(*) from identity.token")).ShouldBe(0);
    }
}
