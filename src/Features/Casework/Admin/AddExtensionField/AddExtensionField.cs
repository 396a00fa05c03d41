using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework extension field add</c>. What a field holds never changes: values are there by then.</summary>
public sealed class AddExtensionField : ICommandSlice
{
    private static readonly Statement Insert = Statement.Of<AddExtensionField>();

    private static readonly Argument<long> Database = new("database") { Description = "The database's number" };
    private static readonly Argument<string> Label = new("label") { Description = "For people" };
    private static readonly Argument<string> Type = new("type") { Description = "What it holds" };
    private static readonly Option<string> Text = new("--description") { Description = "For people" };
    private static readonly Option<int?> MaxLength = new("--max-length") { Description = "Of a text: 1 to 255" };
    private static readonly Option<decimal?> Min = new("--min") { Description = "Of a number" };
    private static readonly Option<decimal?> Max = new("--max") { Description = "Of a number" };
    private static readonly Option<int?> Decimals = new("--decimals") { Description = "Of a number: 0 to 6" };
    private static readonly Option<string> Requirement = new("--requirement")
    {
        Description = "none, warn (people are asked for it) or forced (a record needs it)",
        DefaultValueFactory = _ => "none",
    };
    private static readonly Option<int> Order = new("--order") { Description = "Its place among the fields" };

    public Command Declare()
    {
        Type.AcceptOnlyFromAmong(
            "text",
            "long_text",
            "numeric",
            "date",
            "time",
            "datetime",
            "yes_no",
            "option",
            "radio",
            "multi_option",
            "user",
            "organisation"
        );
        Requirement.AcceptOnlyFromAmong("none", "warn", "forced");

        return new Command("add", "Add a field to an extension database")
        {
            Typed.Org,
            Database,
            Label,
            Type,
            Text,
            MaxLength,
            Min,
            Max,
            Decimals,
            Requirement,
            Order,
            CommandOutput.Json,
        }.Does(Handle);
    }

    private sealed record Response(long Field, string Label);

    private static async Task Handle(CommandRun run)
    {
        if (Fault(run) is { } fault)
        {
            throw new CommandRefusedException(fault);
        }

        var label = Typed.Checked(run.Get(Label));
        var field =
            await run.Database.OneOrNone<long?>(
                Insert,
                new
                {
                    org_id = run.Get(Typed.Org),
                    ext_db_id = run.Get(Database),
                    label,
                    description = run.Get(Text),
                    field_type = run.Get(Type),
                    max_length = run.Get(MaxLength),
                    min_value = run.Get(Min),
                    max_value = run.Get(Max),
                    decimals = run.Get(Decimals),
                    requirement = run.Get(Requirement),
                    ord = run.Get(Order),
                },
                run.Stop
            ) ?? throw new CommandRefusedException("The organisation has no such extension database.");

        run.Output.Print(new Response(field, label));
    }

    private static string? Fault(CommandRun run) =>
        (run.Get(Type), run.Get(MaxLength), run.Get(Min), run.Get(Max), run.Get(Decimals)) switch
        {
            (not "text", not null, _, _, _) => "Only a text has a --max-length.",
            (_, < 1 or > 255, _, _, _) => "A text has a --max-length from 1 to 255.",
            (not "numeric", _, not null, _, _) => "Only a number has a --min.",
            (not "numeric", _, _, not null, _) => "Only a number has a --max.",
            (not "numeric", _, _, _, not null) => "Only a number has --decimals.",
            (_, _, _, _, < 0 or > 6) => "A number has --decimals from 0 to 6.",
            (_, _, { } min, { } max, _) when min > max => "--min is greater than --max.",
            _ => null,
        };
}
