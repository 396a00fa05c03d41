using System.Buffers;

namespace Platform.Infrastructure.Http.Rows;

/// <summary>What makes a text safe as a cell of CSV.</summary>
public static class CsvText
{
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+@\t");

    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>With an apostrophe in front where a spreadsheet would run the text as a formula.</summary>
    public static string Guarded(string text) => text.Length > 0 && Formula.Contains(text[0]) ? "'" + text : text;

    /// <summary>In quotes where the text would end the cell.</summary>
    public static string Quoted(string text) =>
        text.AsSpan().ContainsAny(Special) ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
}
