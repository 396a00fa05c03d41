using System.Text.RegularExpressions;

namespace Platform.Features.Dba;

/// <summary>The sample values of a statement's parameters: those of the line for psql in its file.</summary>
public static partial class StatementSamples
{
    /// <summary>From parameter to text; null is null. A value that is no constant is left out.</summary>
    public static IReadOnlyDictionary<string, string?> Of(string statement)
    {
        var samples = new Dictionary<string, string?>(StringComparer.Ordinal);
        var line = Statement
            .Source(statement)
            .Split('\n')
            .FirstOrDefault(line => line.StartsWith("-- psql ", StringComparison.Ordinal));
        foreach (Match given in Given().Matches(line ?? ""))
        {
            var shell = given.Groups["quoted"];
            var value = shell.Success ? Escaped().Replace(shell.Value, "$1") : given.Groups["bare"].Value;
            if (Constant(value) is (true, var text))
            {
                samples[given.Groups["name"].Value] = text;
            }
        }

        return samples;
    }

    /// <summary>A constant of SQL as the text that the server would read.</summary>
    private static (bool IsOne, string? Text) Constant(string value) =>
        value == "null" ? (true, null)
        : value is "true" or "false" || Number().IsMatch(value) ? (true, value)
        : Quoted().Match(value) is { Success: true } quoted
            ? (true, quoted.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal))
        : (false, null);

    [GeneratedRegex(
        """-v (?<name>[a-z_0-9]+)=("(?<quoted>([^"\\]|\\.)*)"|(?<bare>\S+))""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Given();

    /// <summary>As a shell reads it between double quotes.</summary>
    [GeneratedRegex("""\\(["\\$`])""", RegexOptions.None, 1000)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"^-?\d+(\.\d+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("^'(?<text>([^']|'')*)'$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
