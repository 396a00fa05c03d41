using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Platform.Infrastructure.Cli;
using Spectre.Console;

namespace Platform.Features.Dba;

/// <summary>
/// How the <c>sql</c> commands print rows: a table on a terminal, tab-separated lines with a heading into a pipe, or what
/// an option says.
/// </summary>
public static class DbaOutput
{
    private static readonly Option<bool> Tabs = new("--tsv")
    {
        Description = "Print tab-separated lines, as into a pipe",
    };

    private static readonly Option<bool> Aligned = new("--table") { Description = "Print a table, as on a terminal" };

    private static readonly JsonSerializerOptions Json = JsonOptions();

    /// <summary>Adds the options that <see cref="Print"/> reads.</summary>
    public static Command PrintsRows(this Command command)
    {
        command.Options.Add(CommandOutput.Json);
        command.Options.Add(Tabs);
        command.Options.Add(Aligned);

        return command;
    }

    public static void Print(ParseResult typed, Grid grid)
    {
        if (typed.GetValue(CommandOutput.Json))
        {
            PrintJson(grid.Rows);
        }
        else if (typed.GetValue(Tabs) || (Console.IsOutputRedirected && !typed.GetValue(Aligned)))
        {
            PrintTabs(grid);
        }
        else
        {
            PrintTable(grid);
        }
    }

    public static void PrintJson<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>Bare values; null is empty, and a tab or line feed in a text is written as psql and COPY write it.</summary>
    private static void PrintTabs(Grid grid)
    {
        Console.Out.WriteLine(string.Join('\t', grid.Columns.Select(column => column.Name)));
        foreach (var row in grid.Rows)
        {
            Console.Out.WriteLine(string.Join('\t', grid.Columns.Select(column => Bare(column.Value(row)))));
        }
    }

    private static string Bare(object? value) =>
        value switch
        {
            null => "",
            bool isSo => isSo ? "true" : "false",
            DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value
                .ToString()!
                .Replace("\\", @"\\", StringComparison.Ordinal)
                .Replace("\t", @"\t", StringComparison.Ordinal)
                .Replace("\n", @"\n", StringComparison.Ordinal),
        };

    private static void PrintTable(Grid grid)
    {
        if (grid.Rows.Count == 0)
        {
            Console.Out.WriteLine("None.");

            return;
        }

        var screen = CommandOutput.Screen(Console.Out);
        var columns = Fitting(grid, screen.Profile.Width);
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            var shown = new TableColumn(Markup.Escape(column.Heading));
            table.AddColumn(
                column.IsNumber ? shown.RightAligned().NoWrap()
                : column.IsText ? shown
                : shown.NoWrap()
            );
        }

        foreach (var row in grid.Rows)
        {
            table.AddRow([.. columns.Select(column => Markup.Escape(column.Text(row)))]);
        }

        screen.Write(table);
        if (columns.Count < grid.Columns.Count)
        {
            var left = string.Join(", ", grid.Columns.Skip(columns.Count).Select(column => column.Heading));
            CommandOutput.Remark($"No room for: {left}. A wider terminal shows them, and --tsv.");
        }
    }

    /// <summary>The first ones, as many as fit: numbers and times go on one line, texts may go on in the next.</summary>
    private static List<GridColumn> Fitting(Grid grid, int width)
    {
        const int narrowestText = 20;
        const int border = 2;
        const int between = 3;
        var room = width - border;

        return
        [
            .. grid.Columns.TakeWhile(column =>
            {
                var widest = grid.Rows.Max(row => column.Text(row).Length);
                room -=
                    between + Math.Max(column.Heading.Length, column.IsText ? Math.Min(widest, narrowestText) : widest);

                return room >= 0 || column == grid.Columns[0];
            }),
        ];
    }

    private static JsonSerializerOptions JsonOptions()
    {
        var options = new JsonSerializerOptions { WriteIndented = true };
        JsonDefaults.Apply(options);

        return options;
    }
}
