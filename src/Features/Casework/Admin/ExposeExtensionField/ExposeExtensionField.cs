using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework extension field expose</c>: shows a field to other systems, under which name, or hides it again.</summary>
public sealed class ExposeExtensionField : ICommandSlice
{
    private static readonly Statement Hold = Statement.Of<ExposeExtensionField>(nameof(Hold));
    private static readonly Statement Update = Statement.Of<ExposeExtensionField>();

    private static readonly Argument<long> Field = new("field") { Description = "The field's number" };
    private static readonly Option<string> As = new("--as")
    {
        Description = "The name to share; without one it keeps what it has, or is its label and its number",
    };
    private static readonly Option<bool> Off = new("--off") { Description = "Hide it; what it holds stays" };

    public Command Declare() =>
        new Command("expose", "Show a field of an extension database to other systems")
        {
            Typed.Org,
            Field,
            As,
            Off,
        }.Does(Handle);

    public sealed record Held(string Parent, string Cardinality);

    private static Task Handle(CommandRun run) =>
        run.Database.InTransaction(
            async database =>
            {
                var of = new { org_id = run.Get(Typed.Org), id = run.Get(Field) };
                var held =
                    await database.OneOrNone<Held>(Hold, of, run.Stop)
                    ?? throw new CommandRefusedException("The organisation has no such field.");
                if (
                    run.Get(As) is { } chosen
                    && OwnName.FaultOfField(chosen, held.Parent, held.Cardinality) is { } fault
                )
                {
                    throw new CommandRefusedException(fault);
                }

                var name =
                    await database.OneOrNone<string>(
                        Update,
                        new
                        {
                            of.org_id,
                            of.id,
                            allow_api = !run.Get(Off),
                            collaborator_name = run.Get(As),
                        },
                        run.Stop
                    ) ?? throw new CommandRefusedException("Another field has this name.");

                run.Output.Say($"{name} is {(run.Get(Off) ? "hidden from" : "shown to")} other systems.");
            },
            run.Stop
        );
}
