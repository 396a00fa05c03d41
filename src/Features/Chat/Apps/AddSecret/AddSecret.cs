using System.CommandLine;
using Npgsql;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Chat;

/// <summary><c>chat secret add</c>: one more secret of an app, printed once. The others go on working.</summary>
public sealed class AddSecret : ICommandSlice
{
    private static readonly Statement Insert = Statement.Of<AddSecret>();

    private static readonly Argument<string> App = new("app-id");
    private static readonly Option<string> Name = new("--name")
    {
        Description = "What it is for",
        DefaultValueFactory = _ => "",
    };
    private static readonly Option<string> Secret = new("--secret")
    {
        Description = "A secret that clients already have; without it, a fresh one",
    };

    public Command Declare() =>
        new Command("add", "Add a secret to an app and print it once") { App, Name, Secret, CommandOutput.Json }.Does(
            Handle
        );

    private sealed record Response(string AppId, string Name, string Secret);

    private static async Task Handle(CommandRun run)
    {
        var (app, name) = (run.Get(App), run.Get(Name)!);
        var secret = run.Get(Secret) is { } brought ? AppCode.Secret(brought) : SecretCache.NewSecret();
        try
        {
            var written = await run.Database.Execute(
                Insert,
                new
                {
                    app_code = app,
                    name = name.Length <= 150
                        ? name
                        : throw new CommandRefusedException("A name has at most 150 letters."),
                    digest = SecretCache.DigestOf(secret),
                    now = run.Time.GetUtcNow(),
                },
                run.Stop
            );
            if (written == 0)
            {
                throw new CommandRefusedException($"There is no app '{app}'.");
            }
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new CommandRefusedException("The secret is there already: of this app, of another, or revoked.");
        }

        run.Output.Print(new Response(app, name, secret));
    }
}
