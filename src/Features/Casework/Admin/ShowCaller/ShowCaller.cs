using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework show</c>: what a user sees through a source, or why they see nothing.</summary>
public sealed class ShowCaller : ICommandSlice
{
    private static readonly Statement Sight = Statement.Of<ShowCaller>();

    private static readonly Argument<long> User = new("user") { Description = "The user's number" };
    private static readonly Argument<long> Source = new("source") { Description = "The source's number" };

    public Command Declare() =>
        new Command("show", "Show what a user may see through a source")
        {
            Typed.Org,
            User,
            Source,
            CommandOutput.Json,
        }.Reads(Handle);

    public sealed record Response(
        string Org,
        string Name,
        string Source,
        string State,
        string Access,
        string Projects,
        string Branches,
        string Types,
        string HiddenFields,
        string ExtensionDatabases,
        bool Reports,
        bool ReferralAdmin,
        long Keys
    );

    private static async Task Handle(CommandRun run) =>
        run.Output.Print(
            await run.Database.OneOrNone<Response>(
                Sight,
                new
                {
                    org_id = run.Get(Typed.Org),
                    user_id = run.Get(User),
                    source_id = run.Get(Source),
                },
                run.Stop
            ) ?? throw new CommandRefusedException("There is no such user of the organisation, or no such source.")
        );
}
