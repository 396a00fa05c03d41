using System.Buffers;
using System.Globalization;

namespace Platform.Infrastructure.Http.Rows;

/// <summary>What makes a text safe as a cell of CSV: the one rule of all areas.</summary>
public static class CsvText
{
    private const NumberStyles Number =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly SearchValues<char> Formula = SearchValues.Create("=+@\t\r");

    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>With an apostrophe in front where a spreadsheet would run the text as a formula.</summary>
    public static string Guarded(string text) =>
        text.Length > 0 && (Formula.Contains(text[0]) || IsNoNumberAfterMinus(text)) ? "'" + text : text;

    /// <summary>In quotes where the text would end the cell.</summary>
    public static string Quoted(string text) =>
        text.AsSpan().ContainsAny(Special) ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;

    /// <summary>-5 is a negative number to a spreadsheet, -2+3 something to work out.</summary>
    private static bool IsNoNumberAfterMinus(string text) =>
        text[0] == '-'
        && !(double.TryParse(text, Number, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number));
}
