using Platform.Infrastructure.Cli;

namespace Platform.Features.Identity;

/// <summary>
/// The demo accounts: everybody knows their secrets, so they work only while the service runs in Development and a
/// day after; a start in any other environment shuts them, and <c>seed</c> opens them again. They are told apart by a mail domain that cannot exist.
/// </summary>
public sealed class SeedIdentity : Seeder
{
    private static readonly Statement Exists = Statement.Of<SeedIdentity>(nameof(Exists));
    private static readonly Statement Accounts = Statement.Of<SeedIdentity>(nameof(Accounts));
    private static readonly Statement Open = Statement.Of<SeedIdentity>(nameof(Open));
    private static readonly Statement Shut = Statement.Of<SeedIdentity>(nameof(Shut));

    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(1);

    public override string Name => "Identity";

    public override async Task<bool> IsEmpty(Database database, CancellationToken stop) =>
        !await database.One<bool>(Exists, null, stop);

    public override async Task LoadDemo(Database database, HouseEnvironment house, CancellationToken stop)
    {
        var password = house.Options<DemoOptions>("Demo").Password;
        await database.Execute(
            Accounts,
            new
            {
                password_hash = house.IsDevelopment && password.Length > 0 ? Passwords.Hash(password) : "",
                now = TimeProvider.System.GetUtcNow(),
            },
            stop
        );
    }

    public override async Task<IReadOnlyList<StartLine>> OnStart(
        Database database,
        HouseEnvironment house,
        CancellationToken stop
    )
    {
        var demo = house.Options<DemoOptions>("Demo");
        if (!house.IsDevelopment)
        {
            await database.Execute(Shut, null, stop);

            return [];
        }

        if (demo.Token.Length == 0)
        {
            return [];
        }

        var now = TimeProvider.System.GetUtcNow();
        var hasPassword = await database.OneOrNone<bool?>(
            Open,
            new
            {
                digest = TokenCache.DigestOf(demo.Token),
                now,
                expires_at = now + TokenLife,
            },
            stop
        );

        return hasPassword switch
        {
            null => [],
            true => [new("Demo account", $"demo / {demo.Password}"), new("Demo token", demo.Token)],
            false => [new("Demo token", demo.Token)],
        };
    }
}
