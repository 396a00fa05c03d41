using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework extension field option</c>: something to choose in a field; its number is its value.</summary>
public sealed class SetExtensionOption : ICommandSlice
{
    private static readonly Statement Insert = Statement.Of<SetExtensionOption>(nameof(Insert));
    private static readonly Statement Update = Statement.Of<SetExtensionOption>(nameof(Update));

    private static readonly Argument<long> Field = new("field") { Description = "The field's number" };
    private static readonly Argument<string> Label = new("label") { Description = "What people read" };
    private static readonly Option<long?> Id = new("--id") { Description = "Change this one; without it, a new one" };
    private static readonly Option<int> Order = new("--order") { Description = "Its place in the list" };
    private static readonly Option<bool> Inactive = new("--inactive") { Description = "It is not chosen any more" };

    public Command Declare() =>
        new Command("option", "Set an option of a field of an extension database")
        {
            Typed.Org,
            Field,
            Label,
            Id,
            Order,
            Inactive,
            CommandOutput.Json,
        }.Does(Handle);

    private sealed record Response(long Option, string Label);

    private static async Task Handle(CommandRun run)
    {
        var label = Typed.Checked(run.Get(Label));
        var args = new NamedValues
        {
            ["org_id"] = run.Get(Typed.Org),
            ["ext_field_id"] = run.Get(Field),
            ["label"] = label,
            ["ord"] = run.Get(Order),
            ["active"] = !run.Get(Inactive),
        };
        if (run.Get(Id) is { } id)
        {
            args["id"] = id;
        }

        var option =
            await run.Database.OneOrNone<long?>(run.Get(Id) is null ? Insert : Update, Args.Of(args), run.Stop)
            ?? throw new CommandRefusedException(
                run.Get(Id) is null
                    ? "The organisation has no such field, or its values are not chosen from a list."
                    : "The field has no such option."
            );

        run.Output.Print(new Response(option, label));
    }
}
