using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Identity;

/// <summary><c>account list</c>: all accounts, by name.</summary>
public sealed class ListAccounts : ICommandSlice
{
    private static readonly Statement Accounts = Statement.Of<ListAccounts>();

    public Command Declare() => new Command("list", "List all accounts") { CommandOutput.Json }.Reads(Handle);

    private sealed record Response(
        long Id,
        string Username,
        string Email,
        bool IsActive,
        bool IsStaff,
        bool IsSuperuser,
        bool IsServiceAccount,
        DateTime DateJoined,
        DateTime? LastLogin,
        long Tokens
    );

    private static async Task Handle(CommandRun run) =>
        run.Output.PrintAll(await run.Database.Many<Response>(Accounts, new { now = run.Time.GetUtcNow() }, run.Stop));
}
