using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework key create</c>: the key with which a user calls through a source, printed once.</summary>
public sealed class CreateKey : ICommandSlice
{
    private static readonly Statement Insert = Statement.Of<CreateKey>();

    private static readonly Argument<long> Source = new("source") { Description = "The source's number" };
    private static readonly Argument<long> User = new("user") { Description = "The user's number" };
    private static readonly Option<string> Key = Typed.Key("the user");

    public Command Declare() =>
        new Command("create", "Create the key of a user for a source and print it once")
        {
            Typed.Org,
            Source,
            User,
            Key,
            CommandOutput.Json,
        }.Does(Handle);

    private sealed record Response(long User, long Source, string Key);

    private static async Task Handle(CommandRun run)
    {
        var key = Typed.KeyOf(run.Get(Key));
        await Typed.Refusing(
            () =>
                run.Database.Execute(
                    Insert,
                    new
                    {
                        key_hash = KeyCache.DigestOf(key),
                        org_id = run.Get(Typed.Org),
                        source_id = run.Get(Source),
                        user_id = run.Get(User),
                        now = run.Time.GetUtcNow(),
                    },
                    run.Stop
                ),
            "The key is that of another user."
        );

        run.Output.Print(new Response(run.Get(User), run.Get(Source), key));
    }
}
