using System.Globalization;
using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>Which column of a file means what: the settings of document_process.</summary>
/// <param name="RegionCodeCol">Holds the region's string.</param>
/// <param name="CampaignCol">Holds the campaign's string.</param>
/// <param name="IndicatorCol">Holds the indicator's string; or <see cref="Wide"/>.</param>
/// <param name="ValueCol">Holds the value; not needed for a wide file.</param>
public sealed record CellLayout(string RegionCodeCol, string CampaignCol, string IndicatorCol, string? ValueCol)
{
    /// <summary>Every column but the region's and the campaign's is an indicator.</summary>
    public const string Wide = "cols_are_indicators";

    /// <summary>Of names in a message, and characters of each.</summary>
    private const int MostNames = 100;
    private const int MostCharacters = 80;

    private const string Cure =
        "; the file separates its cells by {0}: save it with commas between them and decimal points in numbers, or upload the workbook (.xlsx)";

    public bool IsWide => IndicatorCol == Wide;

    /// <summary>As the job's row keeps it.</summary>
    internal static CellLayout Read(string settings) => JsonSerializer.Deserialize<CellLayout>(settings)!;

    /// <summary>The columns of this header.</summary>
    /// <exception cref="DocumentRefusedException">One is missing, or two have one name.</exception>
    internal CellColumns On(SheetRow header)
    {
        var names = Array.ConvertAll(header.Cells, cell => cell.Shown);
        var twice = names
            .Select((name, at) => (Name: name, At: at))
            .Where(column => column.Name.Length > 0)
            .GroupBy(column => column.Name, column => column.At, StringComparer.Ordinal)
            .Where(columns => columns.Count() > 1)
            .Take(MostNames)
            .Select(columns =>
                $"the column {Quoted(columns.Key)} is there {columns.Count()} times ({Letters(columns)})"
            )
            .ToList();
        if (twice.Count > 0)
        {
            throw new DocumentRefusedException(
                ErrorType.DuplicateColumn,
                $"docfile: line {header.Line}: {string.Join("; ", twice)}"
            );
        }

        var wanted = Wanted().ToList();
        var missing = wanted.Where(each => !names.Contains(each.Column, StringComparer.Ordinal)).ToList();
        if (missing.Count > 0)
        {
            var all = missing.Select(each => $"{each.Setting}: there is no column {Quoted(each.Column)}");
            throw new DocumentRefusedException(
                ErrorType.MissingColumn,
                $"{string.Join("; ", all)}; the columns are {Listed(names)} (line {header.Line})"
                    + (missing.Count == wanted.Count ? Separated(names) : "")
            );
        }

        return new CellColumns(
            Array.IndexOf(names, RegionCodeCol),
            Array.IndexOf(names, CampaignCol),
            IsWide ? -1 : Array.IndexOf(names, IndicatorCol),
            [.. Enumerable.Range(0, names.Length).Where(at => HoldsValues(names[at]))],
            names,
            header.Line
        );
    }

    private static string Quoted(string name) => $"'{Shortened(name)}'";

    private static string Shortened(string name) =>
        (name.Length > MostCharacters ? name.Start(MostCharacters) + "…" : name).Visible();

    private static string Letters(IEnumerable<int> columns) =>
        string.Join(", ", columns.Take(MostNames).Select(SheetColumn.Name));

    private static string Listed(string[] names)
    {
        var filled = names.Where(name => name.Length > 0).ToList();
        var more = filled.Count > MostNames ? $" and {filled.Count - MostNames} more" : "";

        return string.Join(", ", filled.Take(MostNames).Select(Shortened)) + more;
    }

    /// <summary>
    /// What programs write where the comma is the decimal sign. Not guessed: in such a file 1,234 can be a little more
    /// than one.
    /// </summary>
    private static string Separated(string[] names) =>
        names.Any(name => name.Contains(';')) ? string.Format(CultureInfo.InvariantCulture, Cure, "semicolons")
        : names.Any(name => name.Contains('\t')) ? string.Format(CultureInfo.InvariantCulture, Cure, "tabs")
        : "";

    /// <summary>A column without a name is none: spreadsheets leave such behind.</summary>
    private bool HoldsValues(string name) =>
        IsWide ? name.Length > 0 && name != RegionCodeCol && name != CampaignCol : name == ValueCol;

    private IEnumerable<(string Setting, string Column)> Wanted()
    {
        yield return ("region_code_col", RegionCodeCol);
        yield return ("campaign_col", CampaignCol);
        if (!IsWide)
        {
            yield return ("indicator_col", IndicatorCol);
            yield return ("value_col", ValueCol!);
        }
    }
}

/// <summary>The same as positions in a line.</summary>
/// <param name="Region">Of the region's string.</param>
/// <param name="Campaign">Of the campaign's string.</param>
/// <param name="Indicator">Of the indicator's string; -1: the header has it.</param>
/// <param name="Values">Of the values.</param>
/// <param name="Header">The names.</param>
/// <param name="Line">Where these stand.</param>
internal sealed record CellColumns(int Region, int Campaign, int Indicator, int[] Values, string[] Header, int Line)
{
    /// <summary>All that are read.</summary>
    public int[] Read { get; } =
        Indicator < 0 ? [Region, Campaign, .. Values] : [Region, Campaign, Indicator, .. Values];
}
