using System.CommandLine;
using System.Text.RegularExpressions;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Identity;

/// <summary><c>token revoke</c>: ends tokens, on every node at once.</summary>
public sealed partial class RevokeToken : ICommandSlice
{
    private static readonly Statement ById = Statement.Of<RevokeToken>();
    private static readonly Statement All = Statement.Of<RevokeToken>(nameof(All));

    private static readonly Argument<string?> Token = new("token")
    {
        Description = "The id that 'token list' prints, or the text of the token",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private static readonly Option<string?> Account = new("--all-of") { Description = "All tokens of this account" };

    public Command Declare() =>
        new Command("revoke", "End a token, or all of an account") { Token, Account }.Does(Handle);

    private static async Task Handle(CommandRun run)
    {
        var ended = (run.Typed.GetValue(Token), run.Get(Account)) switch
        {
            ({ } token, null) => await One(run, token),
            (null, { } username) => await AllOf(run, username),
            _ => throw new CommandRefusedException("Give either a token or --all-of an account."),
        };
        run.Output.Say($"{ended} ended.");
    }

    private static async Task<long> AllOf(CommandRun run, string username) =>
        await run.Database.OneOrNone<long?>(All, new { username }, run.Stop)
        ?? throw new CommandRefusedException($"There is no account '{username}'.");

    private static async Task<long> One(CommandRun run, string token)
    {
        // The text of a token is 64 digits long, an id 12 or more of its digest.
        var id = token.Length == 64 ? Convert.ToHexStringLower(TokenCache.DigestOf(token)) : token.ToLowerInvariant();
        if (!Id().IsMatch(id))
        {
            throw new CommandRefusedException("That is neither the id nor the text of a token.");
        }

        return await run.Database.Execute(ById, new { id }, run.Stop) is var ended and > 0
            ? ended
            : throw new CommandRefusedException("There is no such token.");
    }

    [GeneratedRegex("^[0-9a-f]{12,64}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
