using System.Text.RegularExpressions;

namespace Platform.Infrastructure.Data;

/// <summary>
/// The line of a statement's file that runs it as it stands, with values of the demo data, in the file's folder:
/// <c>-- psql -v id=1 -v names="'{Ann}'" -f ListAccounts.sql</c>. The shell takes the double quotes, psql puts what is
/// left in the place of <c>:names</c>.
/// </summary>
/// <param name="Values">By parameter an SQL expression, such as <c>'{Ann}'</c> or <c>null</c>.</param>
/// <param name="File">The file, without its folder.</param>
public sealed partial record PsqlLine(IReadOnlyDictionary<string, string> Values, string File)
{
    /// <summary>The line of this statement; a test holds that each has one.</summary>
    /// <exception cref="FormatException">It has none, several, or one that is no such line.</exception>
    public static PsqlLine Of(string name)
    {
        string[] lines =
        [
            .. Statement.Source(name).Split('\n').Where(line => line.StartsWith("-- psql ", StringComparison.Ordinal)),
        ];
        if (lines is not [var line] || Form().Match(line) is not { Success: true } found)
        {
            throw new FormatException($"{name}: there is to be one line '-- psql -v name=value … -f File.sql'.");
        }

        var values = found
            .Groups["name"]
            .Captures.Zip(found.Groups["value"].Captures, (key, value) => (key.Value, Unquoted(value.Value)))
            .ToDictionary(StringComparer.Ordinal);

        return new(values, found.Groups["file"].Value);
    }

    /// <summary>What the shell makes of a word: double quotes go, and the backslashes within them that hide something.</summary>
    private static string Unquoted(string word) => QuoteOrHidden().Replace(word, "${hidden}");

    [GeneratedRegex(
        """^-- psql( -v (?<name>[a-z_][a-z0-9_]*)=(?<value>([\w.+-]|"([^"\\$`]|\\["\\$`])*")+))* -f (?<file>[\w.]+\.sql)$""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Form();

    [GeneratedRegex(
        """\\(?<hidden>["\\$`])|" """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        1000
    )]
    private static partial Regex QuoteOrHidden();
}
