using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Spectre.Console;

namespace Platform.Infrastructure.Cli;

/// <summary>What a command prints: lines and tables for a person, or JSON for a script.</summary>
public sealed class CommandOutput(TextWriter writer, bool isJson)
{
    /// <summary>For commands that print a list or a secret.</summary>
    public static readonly Option<bool> Json = new("--json") { Description = "Print JSON, for scripts" };

    private static readonly JsonSerializerOptions Options = JsonOptions();

    public bool IsJson => isJson;

    /// <summary>A remark; scripts do not get it.</summary>
    public void Say(string line)
    {
        if (!isJson)
        {
            writer.WriteLine(line);
        }
    }

    /// <summary>A remark beside the result, on standard error: scripts read the rest.</summary>
    public static void Remark(string line) => Console.Error.WriteLine(line);

    /// <summary>One thing, a line per property that is not null, never wrapped: secrets are copied from here.</summary>
    public void Print<T>(T thing)
    {
        if (isJson)
        {
            writer.WriteLine(JsonSerializer.Serialize(thing, Options));

            return;
        }

        var lines = Columns<T>().Select(column => (Name: NameOf(column), Value: column.GetValue(thing))).ToList();
        var width = lines.Max(line => line.Name.Length);
        foreach (var (name, value) in lines.Where(line => line.Value is not null))
        {
            writer.WriteLine($"{name.PadRight(width)}  {Text(value)}");
        }
    }

    /// <summary>A list, a column per property.</summary>
    public void PrintAll<T>(IReadOnlyList<T> things)
    {
        if (isJson)
        {
            writer.WriteLine(JsonSerializer.Serialize(things, Options));

            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in Columns<T>())
        {
            table.AddColumn(new TableColumn(NameOf(column)).NoWrap());
        }

        foreach (var thing in things)
        {
            table.AddRow([.. Columns<T>().Select(column => Markup.Escape(Text(column.GetValue(thing))))]);
        }

        Screen(writer).Write(table);
    }

    /// <summary>As wide as <c>COLUMNS</c> says, or the terminal is; in a pipe as wide as it takes.</summary>
    public static IAnsiConsole Screen(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns > 0)
        {
            console.Profile.Width = columns;
        }
        else if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 500;
        }

        return console;
    }

    private static PropertyInfo[] Columns<T>() => typeof(T).GetProperties();

    private static string NameOf(PropertyInfo column) => JsonNamingPolicy.SnakeCaseLower.ConvertName(column.Name);

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            true => "yes",
            false => "",
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    private static JsonSerializerOptions JsonOptions()
    {
        var options = new JsonSerializerOptions { WriteIndented = true };
        JsonDefaults.Apply(options);

        return options;
    }
}
