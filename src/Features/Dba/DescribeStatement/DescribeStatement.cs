using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Dba;

/// <summary><c>sql about</c>: who runs a statement, what it takes and touches, and what it has cost.</summary>
public sealed class DescribeStatement : ICommandSlice
{
    public Command Declare() =>
        new Command("about", "Tell who runs a statement, its parameters, tables and indexes, and what it has cost")
        {
            StatementArgument.Name,
            CommandOutput.Json,
        }.Reads(Handle);

    private static async Task Handle(CommandRun run)
    {
        var about = await StatementDescriptions.Of(run.Typed.Known(), run.Database, run.Source, run.Stop);
        var figures = (await Figures.Read(run.Database, run.Stop)).FirstOrDefault(row =>
            row.Statement == about.Statement
        );
        if (run.Output.IsJson)
        {
            DbaOutput.PrintJson(
                new
                {
                    about,
                    used_by = StatementUsers.Of(about.Statement),
                    figures,
                }
            );

            return;
        }

        Line("statement", about.Statement);
        Line("purpose", about.Purpose);
        Line("writes", about.Writes ? "yes" : "no");
        Lines("slots", about.Slots);
        Lines(
            "parameters",
            about.Parameters.Select(parameter => $"{parameter.Name} {parameter.Type}{Sample(parameter)}")
        );
        Lines("used by", StatementUsers.Of(about.Statement).Select(user => $"{user.Name} ({user.Kind})"));
        Lines("tables", about.Tables);
        Lines("indexes", about.Indexes);
        if (figures is not null)
        {
            var row = Grid.Of([figures]);
            foreach (var column in row.Columns.Skip(1))
            {
                Line(column.Heading, column.Text(figures));
            }
        }
        else if ((await ServerState.Read(run.Database, run.Stop)).FiguresMissing is { } words)
        {
            CommandOutput.Remark(words);
        }
    }

    private static string Sample(SampledParameter parameter) =>
        !parameter.HasSample ? ""
        : parameter.Sample is null ? ", null"
        : $", {SentValues.Written(parameter.Sample)}";

    private static void Lines(string name, IEnumerable<string> values)
    {
        foreach (var (value, at) in values.Select((value, at) => (value, at)))
        {
            Line(at == 0 ? name : "", value);
        }
    }

    private static void Line(string name, string value) => Console.Out.WriteLine($"{name, -12}{value}");
}
