using Platform.Infrastructure.Cli;

namespace Platform.Features.Chat;

/// <summary>
/// The demo app: users and rooms of the document's examples, and a conversation. Everybody knows its secret, so it works
/// only where the service was last started in Development.
/// </summary>
public sealed class SeedChat : Seeder
{
    public const string App = "demo-shop";

    private static readonly Statement Exists = Statement.Of<SeedChat>(nameof(Exists));
    private static readonly Statement People = Statement.Of<SeedChat>(nameof(People));
    private static readonly Statement Rooms = Statement.Of<SeedChat>(nameof(Rooms));
    private static readonly Statement Talk = Statement.Of<SeedChat>(nameof(Talk));
    private static readonly Statement Unit = Statement.Of<SeedChat>(nameof(Unit));
    private static readonly Statement Open = Statement.Of<SeedChat>(nameof(Open));
    private static readonly Statement Shut = Statement.Of<SeedChat>(nameof(Shut));

    private static readonly DateTimeOffset Begin = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Room, author, text.</summary>
    private static readonly (string Room, string Author, string Message)[] Conversation =
    [
        ("harbour", "ann@example.com", "Hello"),
        ("harbour", "ben@example.com", "Hi Ann, is the pier open again?"),
        ("harbour", "ann@example.com", "Since this morning. The east side follows on Monday."),
        ("harbour", "ben@example.com", "Good. I tell the others."),
        ("ann-and-ben", "ben@example.com", "Are you coming tonight?"),
        ("ann-and-ben", "ann@example.com", "At eight."),
    ];

    public override string Name => "Chat";

    public override async Task<bool> IsEmpty(Database database, CancellationToken stop) =>
        !await database.One<bool>(Exists, null, stop);

    public override async Task LoadDemo(Database database, HouseEnvironment house, CancellationToken stop)
    {
        if (
            await database.Execute(
                People,
                new
                {
                    app_code = App,
                    emails = new[] { "ann@example.com", "ben@example.com", "cleo@example.com" },
                    usernames = new[] { "Ann", "Ben", "Cleo" },
                    auth_tokens = Enumerable.Range(0, 3).Select(_ => UserToken.New()).ToArray(),
                    system_token = UserToken.New(),
                    now = Begin,
                },
                stop
            ) == 0
        )
        {
            return; // there already
        }

        await database.Execute(Rooms, new { app_code = App, now = Begin }, stop);
        foreach (var (at, said) in Conversation.Index())
        {
            await database.Execute(
                Talk,
                new
                {
                    app_code = App,
                    unique_id = said.Room,
                    email = said.Author,
                    message = said.Message,
                    unique_temp_id = at == 0 ? "CanBeAnything1234321" : $"demo-{at}",
                    now = Begin + TimeSpan.FromMinutes(at),
                },
                stop
            );
        }
    }

    /// <summary>A unit: a room with 10,000 comments.</summary>
    public override async Task LoadScale(Database database, int scale, UnitDone done, CancellationToken stop)
    {
        for (var unit = 1; unit <= scale; unit++)
        {
            await database.Execute(
                Unit,
                new
                {
                    app_code = App,
                    unit,
                    now = Begin,
                },
                stop
            );
            done();
        }
    }

    public override async Task<IReadOnlyList<StartLine>> OnStart(
        Database database,
        HouseEnvironment house,
        CancellationToken stop
    )
    {
        var secret = house.Options<ChatOptions>("Chat").DemoSecret;
        if (!house.IsDevelopment || secret.Length == 0)
        {
            await database.Execute(Shut, null, stop);

            return [];
        }

        var isOpen = await database.OneOrNone<bool?>(
            Open,
            new
            {
                app_code = App,
                digest = SecretCache.DigestOf(secret),
                now = TimeProvider.System.GetUtcNow(),
            },
            stop
        );

        return isOpen is null ? [] : [new("Demo chat app", $"{App}, QISCUS_SDK_SECRET: {secret}")];
    }
}
