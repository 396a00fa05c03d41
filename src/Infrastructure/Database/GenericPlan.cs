using System.Text.RegularExpressions;
using Npgsql;

namespace Platform.Infrastructure.Data;

/// <summary>The plan of a statement for any parameters. Nothing is executed.</summary>
public static partial class GenericPlan
{
    public static async Task<IReadOnlyList<string>> Of(
        NpgsqlConnection connection,
        Statement statement,
        CancellationToken stop
    )
    {
        var (text, count) = Positional(statement.Text);
        var nulls = count == 0 ? "" : $"({string.Join(", ", Enumerable.Repeat("null", count))})";
        await Run(connection, "set plan_cache_mode = force_generic_plan", stop);
        await Run(connection, $"prepare explained as {text}", stop);

        await using var command = connection.CreateCommand();
        command.CommandText = $"explain (costs, verbose) execute explained{nulls}";
        await using var reader = await command.ExecuteReaderAsync(stop);
        var lines = new List<string>();
        while (await reader.ReadAsync(stop))
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }

    /// <summary>With $1, $2 … in the place of the names, as Npgsql sends it.</summary>
    private static (string Text, int Count) Positional(string text)
    {
        var names = new List<string>();
        var positional = NotAParameterOrOne()
            .Replace(
                text,
                found =>
                {
                    if (!found.Groups["name"].Success)
                    {
                        return found.Value;
                    }

                    var name = found.Groups["name"].Value;
                    if (!names.Contains(name))
                    {
                        names.Add(name);
                    }

                    return $"${names.IndexOf(name) + 1}";
                }
            );

        return (positional, names.Count);
    }

    private static async Task Run(NpgsqlConnection connection, string text, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Literals, quoted names, comments and casts are passed over.</summary>
    [GeneratedRegex(
        @"'(?:[^']|'')*'|""[^""]*""|--[^\n]*|/\*.*?\*/|::|:(?<name>[a-z_][a-z0-9_]*)",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NotAParameterOrOne();
}
