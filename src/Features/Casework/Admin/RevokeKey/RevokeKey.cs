using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework key revoke</c>: the user calls through the source no more, from the next request on.</summary>
public sealed class RevokeKey : ICommandSlice
{
    private static readonly Statement Update = Statement.Of<RevokeKey>();

    private static readonly Argument<long> Source = new("source") { Description = "The source's number" };
    private static readonly Argument<long> User = new("user") { Description = "The user's number" };

    public Command Declare() =>
        new Command("revoke", "Revoke all keys of a user for a source") { Typed.Org, Source, User }.Does(Handle);

    private static async Task Handle(CommandRun run)
    {
        var revoked = await run.Database.Execute(
            Update,
            new
            {
                org_id = run.Get(Typed.Org),
                source_id = run.Get(Source),
                user_id = run.Get(User),
                now = run.Time.GetUtcNow(),
            },
            run.Stop
        );
        if (revoked == 0)
        {
            throw new CommandRefusedException("The user has no key for this source that is not revoked yet.");
        }

        run.Output.Say($"Revoked: {revoked}.");
    }
}
