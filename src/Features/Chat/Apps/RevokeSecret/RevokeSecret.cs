using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Chat;

/// <summary><c>chat secret revoke</c>: callers who use it are refused from the next request on.</summary>
public sealed class RevokeSecret : ICommandSlice
{
    private const int LeastCharacters = 8;

    private static readonly Statement Update = Statement.Of<RevokeSecret>();

    private static readonly Argument<string> App = new("app-id");
    private static readonly Argument<string> Id = new("id")
    {
        Description = "As 'chat secret list' shows it: the start of the digest",
    };

    public Command Declare() => new Command("revoke", "Revoke a secret of an app") { App, Id }.Does(Handle);

    private static async Task Handle(CommandRun run)
    {
        var (app, id) = (run.Get(App), run.Get(Id).ToLowerInvariant());
        if (id.Length < LeastCharacters || !id.All(char.IsAsciiHexDigit))
        {
            throw new CommandRefusedException($"An id has at least {LeastCharacters} hex digits.");
        }

        if (
            await run.Database.Execute(
                Update,
                new
                {
                    app_code = app,
                    id,
                    now = run.Time.GetUtcNow(),
                },
                run.Stop
            ) == 0
        )
        {
            throw new CommandRefusedException($"'{app}' has no secret {id} that is not revoked yet.");
        }

        run.Output.Say($"Secret {id} of '{app}' is revoked.");
    }
}
