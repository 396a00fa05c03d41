using System.Text.RegularExpressions;

namespace Platform.Features.Dba;

/// <summary>The sample values of a statement's parameters: those of the line for psql in its file.</summary>
public static partial class StatementSamples
{
    /// <summary>From parameter to text; null is null. A value that is no constant is left out.</summary>
    public static IReadOnlyDictionary<string, string?> Of(string statement)
    {
        var samples = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in PsqlLine.Of(statement).Values)
        {
            if (Constant(value) is (true, var text))
            {
                samples[name] = text;
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

    [GeneratedRegex(@"^-?\d+(\.\d+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("^'(?<text>([^']|'')*)'$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
