using System.CommandLine;

namespace Platform.Infrastructure.Cli;

/// <summary><c>sql list|show|explain</c>: the statements of the service, for those who look after the database.</summary>
internal static class SqlCommand
{
    private static readonly Argument<string> Name = new("statement")
    {
        Description = "Area/Slice, as 'sql list' prints it and as it stands in pg_stat_statements",
    };

    public static Command Declare()
    {
        var list = new Command("list", "List all statements") { CommandOutput.Json };
        list.SetAction(typed =>
            new CommandOutput(Console.Out, typed.GetValue(CommandOutput.Json)).PrintAll([
                .. Statement.All.Select(name => new Row(name, PurposeOf(name))),
            ])
        );
        var show = new Command("show", "Print a statement as it is in the source") { Name };
        show.SetAction(typed => Console.Out.Write(Statement.Source(Known(typed.GetRequiredValue(Name)))));

        return new Command("sql", "The statements of the service")
        {
            list,
            show,
            new Command("explain", "Show the plan that holds for any parameters") { Name }.Reads(Explain),
        };
    }

    private sealed record Row(string Name, string Purpose);

    /// <summary>
    /// Prepared as the service does and planned without parameters, which is what it runs with after five calls.
    /// Nothing is executed.
    /// </summary>
    private static async Task Explain(CommandRun run)
    {
        var statement = Statement.Named(Known(run.Get(Name)));
        if (statement.Slots.Count > 0)
        {
            statement = statement.Slots.Aggregate(statement, (filled, slot) => filled.Fill(slot));
        }

        await using var connection = await run.Source.OpenConnectionAsync(run.Stop);
        foreach (var line in await GenericPlan.Of(connection, statement, run.Stop))
        {
            Console.Out.WriteLine(line);
        }
    }

    private static string Known(string name) =>
        Statement.All.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new CommandRefusedException($"There is no statement {name}: see 'sql list'.");

    /// <summary>The first sentence of the file's comment.</summary>
    private static string PurposeOf(string name)
    {
        var comment = string.Join(
            ' ',
            Statement
                .Source(name)
                .Split('\n')
                .TakeWhile(line => line.StartsWith("-- ", StringComparison.Ordinal))
                .Where(line => !line.StartsWith("-- psql ", StringComparison.Ordinal))
                .Select(line => line[3..])
        );
        var end = comment.IndexOf(". ", StringComparison.Ordinal);

        return end < 0 ? comment : comment[..(end + 1)];
    }
}
