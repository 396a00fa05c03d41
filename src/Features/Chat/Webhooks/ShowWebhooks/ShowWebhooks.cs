using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Chat;

/// <summary><c>chat webhook list</c>: an app's webhooks and what waits for them.</summary>
public sealed class ShowWebhooks : ICommandSlice
{
    private static readonly Statement All = Statement.Of<ShowWebhooks>();

    private static readonly Argument<string> App = new("app-id");

    public Command Declare() =>
        new Command("list", "List the webhooks of an app") { App, CommandOutput.Json }.Reads(Handle);

    private sealed record Response(
        string Url,
        bool Enabled,
        string Events,
        long Waiting,
        long Dead,
        DateTime CreatedAt
    );

    private static async Task Handle(CommandRun run) =>
        run.Output.PrintAll(await run.Database.Many<Response>(All, new { app_code = run.Get(App) }, run.Stop));
}
