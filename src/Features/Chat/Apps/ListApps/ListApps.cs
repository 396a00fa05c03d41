using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Chat;

/// <summary><c>chat app list</c>: all apps, with how much is in them.</summary>
public sealed class ListApps : ICommandSlice
{
    private static readonly Statement Apps = Statement.Of<ListApps>();

    public Command Declare() => new Command("list", "List the apps") { CommandOutput.Json }.Reads(Handle);

    private sealed record Response(
        string AppId,
        string Name,
        long Secrets,
        long Users,
        long Rooms,
        bool IsDemo,
        DateTime CreatedAt
    );

    private static async Task Handle(CommandRun run) =>
        run.Output.PrintAll(await run.Database.Many<Response>(Apps, null, run.Stop));
}
