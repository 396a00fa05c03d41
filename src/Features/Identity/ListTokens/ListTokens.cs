using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Identity;

/// <summary><c>token list</c>: an account's tokens. Their texts are nowhere; the id is the start of the digest.</summary>
public sealed class ListTokens : ICommandSlice
{
    private static readonly Statement Tokens = Statement.Of<ListTokens>();

    private static readonly Argument<string> Username = new("username");

    public Command Declare() =>
        new Command("list", "List the tokens of an account") { Username, CommandOutput.Json }.Reads(Handle);

    private sealed record Response(
        string Id,
        string Name,
        DateTime CreatedAt,
        DateTime? ExpiresAt,
        DateTime? LastUsedAt
    );

    private sealed record Row(string? Id, string? Name, DateTime? CreatedAt, DateTime? ExpiresAt, DateTime? LastUsedAt);

    private static async Task Handle(CommandRun run)
    {
        var username = run.Get(Username);
        var rows = await run.Database.Many<Row>(Tokens, new { username }, run.Stop);
        if (rows.Count == 0)
        {
            throw new CommandRefusedException($"There is no account '{username}'.");
        }

        run.Output.PrintAll<Response>([
            .. rows.Where(row => row.Id is not null)
                .Select(row => new Response(row.Id!, row.Name!, row.CreatedAt!.Value, row.ExpiresAt, row.LastUsedAt)),
        ]);
    }
}
