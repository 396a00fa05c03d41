using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary>
/// The demo organisation, with the names and numbers of the contract's own examples, so that each of them answers as it is
/// written. Everybody knows its keys, so they work only where the service was last started in Development.
/// </summary>
public sealed class SeedCasework : Seeder
{
    private static readonly Statement Exists = Statement.Of<SeedCasework>(nameof(Exists));
    private static readonly Statement Organisation = Statement.Of<SeedCasework>(nameof(Organisation));
    private static readonly Statement Dictionaries = Statement.Of<SeedCasework>(nameof(Dictionaries));
    private static readonly Statement People = Statement.Of<SeedCasework>(nameof(People));
    private static readonly Statement Relationships = Statement.Of<SeedCasework>(nameof(Relationships));
    private static readonly Statement Referrals = Statement.Of<SeedCasework>(nameof(Referrals));
    private static readonly Statement Contacts = Statement.Of<SeedCasework>(nameof(Contacts));
    private static readonly Statement Extensions = Statement.Of<SeedCasework>(nameof(Extensions));
    private static readonly Statement Numbers = Statement.Of<SeedCasework>(nameof(Numbers));
    private static readonly Statement Unit = Statement.Of<SeedCasework>(nameof(Unit));
    private static readonly Statement Open = Statement.Of<SeedCasework>(nameof(Open));
    private static readonly Statement Shut = Statement.Of<SeedCasework>(nameof(Shut));

    private static readonly DateTimeOffset Begin = new(2018, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public override string Name => "Casework";

    public override async Task<bool> IsEmpty(Database database, CancellationToken stop) =>
        !await database.One<bool>(Exists, null, stop);

    /// <summary>Its numbers are those of the examples, so it is the first organisation or none.</summary>
    public override async Task LoadDemo(Database database, HouseEnvironment house, CancellationToken stop)
    {
        if (!await IsEmpty(database, stop))
        {
            return;
        }

        await database.InTransaction(
            async one =>
            {
                await one.Execute(
                    Organisation,
                    new
                    {
                        org_hash = KeyCache.DigestOf(KeyCache.NewKey()),
                        source_hash = KeyCache.DigestOf(KeyCache.NewKey()),
                        now = Begin,
                    },
                    stop
                );
                foreach (var step in new[] { Dictionaries, People, Relationships, Referrals, Contacts, Extensions })
                {
                    await one.Execute(step, new { now = Begin }, stop);
                }

                await one.Execute(Numbers, null, stop);

                return true;
            },
            stop
        );
    }

    /// <summary>A unit: 2,000 people, 5,000 referrals, 30,000 contacts.</summary>
    public override async Task LoadScale(Database database, int scale, UnitDone done, CancellationToken stop)
    {
        for (var unit = 1; unit <= scale; unit++)
        {
            await database.Execute(Unit, new { unit, now = Begin }, stop);
            done();
        }
    }

    public override async Task<IReadOnlyList<StartLine>> OnStart(
        Database database,
        HouseEnvironment house,
        CancellationToken stop
    )
    {
        var keys = house.Options<CaseworkOptions>("Casework").DemoKeys;
        if (!house.IsDevelopment || keys.Org.Length == 0 || keys.Source.Length == 0 || keys.User.Length == 0)
        {
            await database.Execute(Shut, null, stop);

            return [];
        }

        var opened = await database.Execute(
            Open,
            new
            {
                org_hash = KeyCache.DigestOf(keys.Org),
                source_hash = KeyCache.DigestOf(keys.Source),
                user_hash = KeyCache.DigestOf(keys.User),
                now = TimeProvider.System.GetUtcNow(),
            },
            stop
        );

        return opened == 0
            ? []
            : [new("Demo casework keys", $"Org: {keys.Org}, Source: {keys.Source}, User: {keys.User}")];
    }
}
