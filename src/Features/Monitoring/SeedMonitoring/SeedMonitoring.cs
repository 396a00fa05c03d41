using System.Security.Cryptography;
using System.Text;
using Platform.Features.Identity;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Monitoring;

/// <summary>Demo data of the area: two invented countries, loaded only where there is no office yet.</summary>
public sealed class SeedMonitoring : Seeder
{
    private static readonly Statement Exists = Statement.Of<SeedMonitoring>(nameof(Exists));
    private static readonly Statement Words = Statement.Of<SeedMonitoring>(nameof(Words));
    private static readonly Statement Regions = Statement.Of<SeedMonitoring>(nameof(Regions));
    private static readonly Statement Polygons = Statement.Of<SeedMonitoring>(nameof(Polygons));
    private static readonly Statement Campaigns = Statement.Of<SeedMonitoring>(nameof(Campaigns));
    private static readonly Statement Indicators = Statement.Of<SeedMonitoring>(nameof(Indicators));
    private static readonly Statement Definitions = Statement.Of<SeedMonitoring>(nameof(Definitions));
    private static readonly Statement Members = Statement.Of<SeedMonitoring>(nameof(Members));
    private static readonly Statement People = Statement.Of<SeedMonitoring>(nameof(People));
    private static readonly Statement Datapoints = Statement.Of<SeedMonitoring>(nameof(Datapoints));
    private static readonly Statement Rebuild = Statement.Of<SeedMonitoring>(nameof(Rebuild));
    private static readonly Statement Tokens = Statement.Of<SeedMonitoring>(nameof(Tokens));
    private static readonly Statement LargeRegions = Statement.Of<SeedMonitoring>(nameof(LargeRegions));
    private static readonly Statement LargeIndicators = Statement.Of<SeedMonitoring>(nameof(LargeIndicators));
    private static readonly Statement LargeCampaign = Statement.Of<SeedMonitoring>(nameof(LargeCampaign));
    private static readonly Statement Resolve = Statement.Of<SeedMonitoring>(nameof(Resolve));

    private const int FirstLargeCampaign = 1_000_000;

    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(1);

    private static readonly string[] Usernames = ["demo-district", "demo-country", "demo-everything", "demo-clerk"];

    public override string Name => "Monitoring";

    public override async Task<bool> IsEmpty(Database database, CancellationToken stop) =>
        !await database.One<bool>(Exists, null, stop);

    public override async Task LoadDemo(Database database, HouseEnvironment house, CancellationToken stop)
    {
        if (!await IsEmpty(database, stop))
        {
            return;
        }

        var demo = new MonitoringDemo();
        await database.Execute(Words, null, stop);
        foreach (var level in demo.Levels)
        {
            await database.Execute(Regions, level, stop);
        }

        await database.Execute(Polygons, null, stop);
        await database.Execute(Campaigns, MonitoringDemo.Campaigns, stop);
        await database.Execute(Indicators, MonitoringDemo.Indicators, stop);
        await database.Execute(Definitions, MonitoringDemo.Definitions, stop);
        await database.Execute(Members, null, stop);
        await database.Execute(People, new { now = TimeProvider.System.GetUtcNow() }, stop);
        await database.Execute(Datapoints, demo.Datapoints(TimeProvider.System.GetUtcNow()), stop);
        await database.Execute(Rebuild, null, stop);
    }

    /// <summary>28,089 regions and 400 indicators; a unit is a campaign of about 21,000 datapoints with its values.</summary>
    public override async Task LoadScale(Database database, int scale, UnitDone done, CancellationToken stop)
    {
        await database.Execute(LargeRegions, null, stop);
        await database.Execute(LargeIndicators, null, stop);
        for (var unit = 1; unit <= scale; unit++)
        {
            await database.Execute(LargeCampaign, new { unit, now = TimeProvider.System.GetUtcNow() }, stop);
            await database.Execute(Resolve, new { campaign_id = FirstLargeCampaign + unit }, stop);
            done();
        }
    }

    /// <summary>In Development each demo person gets a token, the same at each start so that examples can be pasted.</summary>
    public override async Task<IReadOnlyList<StartLine>> OnStart(
        Database database,
        HouseEnvironment house,
        CancellationToken stop
    )
    {
        var secret = house.Options<DemoOptions>("Demo").Token;
        if (!house.IsDevelopment || secret.Length == 0)
        {
            return []; // the demo accounts are shut by SeedIdentity
        }

        var now = TimeProvider.System.GetUtcNow();
        var opened = await database.Many<string>(
            Tokens,
            new
            {
                usernames = Usernames,
                digests = Usernames.Select(username => TokenCache.DigestOf(TokenOf(username, secret))).ToArray(),
                now,
                expires_at = now + TokenLife,
            },
            stop
        );

        return [.. opened.Select(username => new StartLine(username, TokenOf(username, secret)))];
    }

    private static string TokenOf(string username, string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{secret} {username}")));
}
