using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Identity;

/// <summary><c>token create</c>: an API token, printed once.</summary>
public sealed class CreateToken : ICommandSlice
{
    private static readonly Statement Insert = Statement.Of<CreateToken>();

    private static readonly Argument<string> Username = new("username");
    private static readonly Option<string> Name = new("--name")
    {
        Description = "What it is for",
        DefaultValueFactory = _ => "",
    };
    private static readonly Option<int> Days = new("--days")
    {
        Description = "Life in days",
        DefaultValueFactory = _ => 365,
        Validators = { typed => typed.RefuseOutOf(1, 36_500) },
    };
    private static readonly Option<bool> Forever = new("--forever") { Description = "Without an end" };

    public Command Declare() =>
        new Command("create", "Create a token and print it once")
        {
            Username,
            Name,
            Days,
            Forever,
            CommandOutput.Json,
        }.Does(Handle);

    private sealed record Response(string Token, string Username, string Name, DateTime? ExpiresAt);

    private static async Task Handle(CommandRun run)
    {
        var (username, name, token) = (run.Get(Username), run.Get(Name)!, TokenCache.NewToken());
        var now = run.Time.GetUtcNow();
        var written = await run.Database.Execute(
            Insert,
            new
            {
                username,
                name = name.Length <= 150 ? name : throw new CommandRefusedException("A name has at most 150 letters."),
                digest = TokenCache.DigestOf(token),
                now,
                expires_at = End(run, now),
            },
            run.Stop
        );
        if (written == 0)
        {
            throw new CommandRefusedException($"There is no account '{username}'.");
        }

        run.Output.Print(new Response(token, username, name, End(run, now)?.UtcDateTime));
    }

    private static DateTimeOffset? End(CommandRun run, DateTimeOffset now)
    {
        if (!run.Get(Forever))
        {
            return now.AddDays(run.Get(Days));
        }

        return run.Typed.GetResult(Days) is null or { Implicit: true }
            ? null
            : throw new CommandRefusedException("--days and --forever exclude each other.");
    }
}
