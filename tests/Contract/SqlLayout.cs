using System.Text.RegularExpressions;

namespace Platform.Tests.Contract;

/// <summary>The layout rules of hand-written SQL, as far as they can be told from the text.</summary>
internal static partial class SqlLayout
{
    public static IReadOnlyList<string> Problems(string source) =>
        [
            .. FileProblems(source),
            .. Code(source)
                .Split('\n')
                .SelectMany((line, at) => LineProblems(line).Select(rule => $"{at + 1}: {rule}")),
        ];

    private static IEnumerable<string> FileProblems(string source)
    {
        var code = Code(source);
        if (
            !source.StartsWith("-- ", StringComparison.Ordinal)
            || source.StartsWith("-- psql", StringComparison.Ordinal)
        )
        {
            yield return "starts with a comment that says what it is for";
        }

        if (source.Contains('\t', StringComparison.Ordinal))
        {
            yield return "no tabs";
        }

        if (TrailingBlank().IsMatch(source))
        {
            yield return "no trailing blanks";
        }

        if (!source.EndsWith('\n') || source.EndsWith("\n\n", StringComparison.Ordinal))
        {
            yield return "ends with one line feed";
        }

        if (CrowdedStep().IsMatch(code))
        {
            yield return "a blank line between steps";
        }

        foreach (Match bare in BareTable().Matches(code))
        {
            var step = $@"^{bare.Groups["name"].Value}( \([a-z_, ]+\))? as ";
            if (!Regex.IsMatch(code, step, RegexOptions.Multiline, Patience))
            {
                yield return $"{bare.Groups["name"].Value} has no schema";
            }
        }
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static IEnumerable<string> LineProblems(string line)
    {
        (Regex Wrong, string Rule)[] rules =
        [
            (UpperCase(), "lower case"),
            (Star(), "columns are named, no select *"),
            (Semicolon(), "no semicolon"),
            (Clock(), "time comes in as :now"),
            (AtParameter(), "parameters are :snake_case"),
            (Uncast(), "parameters are cast where they are used"),
            (LeadingComma(), "commas trail"),
            (TrailingAnd(), "and, or lead"),
            (BareJoin(), "inner join is spelled out"),
            (OneLetter(), "no one-letter aliases"),
        ];

        return rules.Where(rule => rule.Wrong.IsMatch(line)).Select(rule => $"{rule.Rule}: {line.Trim()}");
    }

    /// <summary>Without comments, and with empty quotes: texts and quoted names may hold anything.</summary>
    private static string Code(string source) =>
        CommentOrQuoted()
            .Replace(
                source,
                match =>
                    match.Value[0] is '\'' or '"' ? new string(match.Value[0], 2)
                    : match.Value[0] == '-' ? ""
                    : "/**/"
            );

    [GeneratedRegex(
        """--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|"[^"]*" """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace,
        5000
    )]
    private static partial Regex CommentOrQuoted();

    [GeneratedRegex(@"^\),\n[^\n]", RegexOptions.Multiline, 5000)]
    private static partial Regex CrowdedStep();

    [GeneratedRegex(
        @"(?<!distinct )(?<!for )(?<!key )\b(from|join|into|update)\s+(only\s+)?(?!set\b|skip\b|lateral\b|of\b)(?<name>[a-z_]+)\b(?![.(])",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex BareTable();

    [GeneratedRegex("[A-Z]", RegexOptions.None, 5000)]
    private static partial Regex UpperCase();

    [GeneratedRegex(@"(select|distinct|\.|,|^)\s*\*(?!/)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Star();

    [GeneratedRegex(";", RegexOptions.None, 5000)]
    private static partial Regex Semicolon();

    [GeneratedRegex(
        @"\b(now\(|current_(date|time|timestamp)\b|local(time|timestamp)\b|(clock|statement|transaction)_timestamp\()",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Clock();

    [GeneratedRegex(@"@[a-z_]\w*", RegexOptions.None, 5000)]
    private static partial Regex AtParameter();

    [GeneratedRegex(@"(?<!:):[a-z_]\w*\b(?!::)", RegexOptions.None, 5000)]
    private static partial Regex Uncast();

    [GeneratedRegex(@"^\s*,", RegexOptions.None, 5000)]
    private static partial Regex LeadingComma();

    [GeneratedRegex(@"\b(and|or)\s*$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex TrailingAnd();

    [GeneratedRegex(@"(?<!\b(inner|left|right|full|cross|outer) )\bjoin\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex BareJoin();

    [GeneratedRegex(@"\bas [a-z]\b", RegexOptions.None, 5000)]
    private static partial Regex OneLetter();

    [GeneratedRegex("[ ]$", RegexOptions.Multiline, 5000)]
    private static partial Regex TrailingBlank();
}
