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

    public bool IsWide => IndicatorCol == Wide;

    /// <summary>As the job's row keeps it.</summary>
    internal static CellLayout Read(string settings) => JsonSerializer.Deserialize<CellLayout>(settings)!;

    /// <summary>The columns of this header.</summary>
    /// <exception cref="DocumentRefusedException">One is missing, or two have one name.</exception>
    internal CellColumns On(string[] header)
    {
        var twice = header
            .Where(name => name.Length > 0)
            .GroupBy(name => name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"the column '{group.Key}' is there {group.Count()} times")
            .ToList();
        if (twice.Count > 0)
        {
            throw new DocumentRefusedException(ErrorType.DuplicateColumn, string.Join("; ", twice));
        }

        var missing = Wanted()
            .Where(wanted => !header.Contains(wanted.Column, StringComparer.Ordinal))
            .Select(wanted => $"{wanted.Setting}: there is no column '{wanted.Column}'")
            .ToList();
        if (missing.Count > 0)
        {
            var columns = string.Join(", ", header.Where(name => name.Length > 0));
            throw new DocumentRefusedException(
                ErrorType.MissingColumn,
                $"{string.Join("; ", missing)}; the columns are {columns}"
            );
        }

        return new CellColumns(
            Array.IndexOf(header, RegionCodeCol),
            Array.IndexOf(header, CampaignCol),
            IsWide ? -1 : Array.IndexOf(header, IndicatorCol),
            [.. Enumerable.Range(0, header.Length).Where(at => HoldsValues(header[at]))],
            header
        );
    }

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
internal sealed record CellColumns(int Region, int Campaign, int Indicator, int[] Values, string[] Header);
