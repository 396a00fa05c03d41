using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json;

namespace Platform.Features.Dba;

/// <summary>
/// Rows of records as a table for people, on a page and on a terminal. A column's name says what it holds:
/// <c>…Bytes</c>, <c>…Ms</c>, <c>…Seconds</c>, <c>…Percent</c>, <c>…At</c>; programs get the bare values.
/// </summary>
public sealed record Grid(IReadOnlyList<GridColumn> Columns, IReadOnlyList<object> Rows)
{
    public static Grid Of<T>(IEnumerable<T> rows)
        where T : class => new([.. typeof(T).GetProperties().Select(property => new GridColumn(property))], [.. rows]);

    /// <summary>Statements are links to their pages.</summary>
    public Html Table() =>
        Rows.Count == 0
            ? Html.Of($"<p class=\"dim\">None.</p>\n")
            : Html.Of(
                $"""
                <div class="wide"><table>
                <thead><tr>{Columns.Select(column =>
                    Html.Of($"<th class=\"{column.Style}\">{column.Heading}</th>")
                )}</tr></thead>
                <tbody>
                {Rows.Select(row => Html.Of($"<tr>{Columns.Select(column => Cell(column, row))}</tr>\n"))}</tbody>
                </table></div>

                """
            );

    /// <summary>A name of a file or table: a long one may go on in the next line where a part of it ends.</summary>
    private static Html Breaking(string name) =>
        Html.Literal(
            WebUtility
                .HtmlEncode(name)
                .Replace("/", "/<wbr>", StringComparison.Ordinal)
                .Replace(".", ".<wbr>", StringComparison.Ordinal)
        );

    private static Html Cell(GridColumn column, object row) =>
        column.Name.EndsWith("statement", StringComparison.Ordinal)
        && KnownStatements.Find(column.Text(row)) is { } name
            ? Html.Of($"<td class=\"{column.Style}\"><a href=\"/dba/statements/{name}\">{Breaking(name)}</a></td>")
        : column.Name is "table" or "index" ? Html.Of($"<td class=\"{column.Style}\">{Breaking(column.Text(row))}</td>")
        : Html.Of($"<td class=\"{column.Style}\">{column.Text(row)}</td>");
}

/// <summary>A property of a record as a column.</summary>
public sealed class GridColumn(PropertyInfo property)
{
    private static readonly string[] Units = ["bytes", "ms", "seconds", "percent", "at"];
    private static readonly string[] Sizes = ["bytes", "kB", "MB", "GB", "TB"];

    /// <summary>As JSON has it.</summary>
    public string Name { get; } = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    public bool IsNumber { get; } =
        (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is { IsPrimitive: true } type
        && type != typeof(bool);

    /// <summary>May be long, and go on in the next line.</summary>
    public bool IsText { get; } = property.PropertyType == typeof(string);

    /// <summary>Numbers stand to the right; long texts need room.</summary>
    public string Style =>
        IsNumber ? "n"
        : Unit == "at" ? "n less"
        : Name is "reason" or "definition" ? "t"
        : Name is "purpose" ? "e less"
        : "";

    /// <summary>Without the unit where the values tell it.</summary>
    public string Heading =>
        (
            Unit switch
            {
                null or "ms" => Name,
                "percent" => Name[..^Unit.Length] + "%",
                _ => Name[..^(Unit.Length + 1)],
            }
        ).Replace('_', ' ');

    public object? Value(object row) => property.GetValue(row);

    public string Text(object row) =>
        (Unit, Value(row)) switch
        {
            (_, null) => "–",
            ("bytes", long bytes) => Size(bytes),
            ("ms", double ms) => Number(ms),
            ("seconds", double seconds) => Duration(seconds),
            ("percent", double percent) => percent.ToString("0.#", CultureInfo.InvariantCulture),
            (_, DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            (_, bool isSo) => isSo ? "yes" : "no",
            (_, long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u2009'),
            (_, var other) => Convert.ToString(other, CultureInfo.InvariantCulture)!,
        };

    private string? Unit => Units.FirstOrDefault(unit => Name.EndsWith("_" + unit, StringComparison.Ordinal));

    public static string Size(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 1024 && unit < Sizes.Length - 1; unit++)
        {
            size /= 1024;
        }

        return bytes == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {Sizes[unit]}");
    }

    public static string Duration(double seconds) =>
        seconds < 120 ? Number(seconds) + " s"
        : seconds < 7200 ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min")
        : seconds < 48 * 3600 ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.#} h")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 86400:0} days");

    /// <summary>Three digits that tell something.</summary>
    private static string Number(double number) =>
        number
            .ToString(
                number >= 100 ? "#,0"
                    : number >= 10 ? "0.0"
                    : number >= 1 ? "0.00"
                    : "0.000",
                CultureInfo.InvariantCulture
            )
            .Replace(',', '\u2009');
}
