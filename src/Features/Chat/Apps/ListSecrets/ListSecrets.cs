using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Chat;

/// <summary><c>chat secret list</c>: an app's secrets. Their texts are nowhere; the id is the start of the digest.</summary>
public sealed class ListSecrets : ICommandSlice
{
    private static readonly Statement Secrets = Statement.Of<ListSecrets>();

    private static readonly Argument<string> App = new("app-id");

    public Command Declare() =>
        new Command("list", "List the secrets of an app") { App, CommandOutput.Json }.Reads(Handle);

    private sealed record Response(string Id, string Name, DateTime CreatedAt, DateTime? RevokedAt);

    private static async Task Handle(CommandRun run) =>
        run.Output.PrintAll(await run.Database.Many<Response>(Secrets, new { app_code = run.Get(App) }, run.Stop));
}
