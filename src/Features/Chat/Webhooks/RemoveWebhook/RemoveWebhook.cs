using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Chat;

/// <summary><c>chat webhook remove</c>: nothing is sent there any more, also not what was waiting.</summary>
public sealed class RemoveWebhook : ICommandSlice
{
    private static readonly Statement Delete = Statement.Of<RemoveWebhook>();

    private static readonly Argument<string> App = new("app-id");
    private static readonly Argument<string> Url = new("url");

    public Command Declare() => new Command("remove", "Remove a webhook of an app") { App, Url }.Does(Handle);

    private static async Task Handle(CommandRun run)
    {
        var (app, url) = (run.Get(App), run.Get(Url));
        var removed = await run.Database.Execute(
            Delete,
            new
            {
                app_code = app,
                url,
                now = run.Time.GetUtcNow(),
            },
            run.Stop
        );
        if (removed == 0)
        {
            throw new CommandRefusedException($"'{app}' has no webhook {url}.");
        }

        run.Output.Say($"The webhook {url} of '{app}' is removed.");
    }
}
