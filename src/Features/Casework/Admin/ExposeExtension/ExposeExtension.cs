using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework extension expose</c>: shows an extension database to other systems, or hides it again.</summary>
public sealed class ExposeExtension : ICommandSlice
{
    private static readonly Statement Update = Statement.Of<ExposeExtension>();

    private static readonly Argument<long> Database = new("database") { Description = "The database's number" };
    private static readonly Option<string> As = new("--as")
    {
        Description = "What paths may call it besides; none, and it stays as it is",
    };
    private static readonly Option<bool> Off = new("--off") { Description = "Hide it; what it holds stays" };

    public Command Declare() =>
        new Command("expose", "Show an extension database to other systems") { Typed.Org, Database, As, Off }.Does(
            Handle
        );

    private static async Task Handle(CommandRun run)
    {
        if (run.Get(As) is { } other && OwnName.FaultOfDatabase(other) is { } fault)
        {
            throw new CommandRefusedException(fault);
        }

        var name =
            await Typed.Refusing(
                () =>
                    run.Database.OneOrNone<string>(
                        Update,
                        new
                        {
                            org_id = run.Get(Typed.Org),
                            id = run.Get(Database),
                            allow_api = !run.Get(Off),
                            api_name_override = run.Get(As),
                        },
                        run.Stop
                    ),
                "Another extension database of the organisation has this name."
            ) ?? throw new CommandRefusedException("The organisation has no such extension database.");

        run.Output.Say($"{name} is {(run.Get(Off) ? "hidden from" : "shown to")} other systems.");
    }
}
