using Npgsql;

namespace Platform.Features.Monitoring;

/// <summary>What an answer is to look like.</summary>
/// <param name="IndicatorIds">Those asked for, each once; null: those that have a value.</param>
/// <param name="IsFlat">One object for each value.</param>
/// <param name="HasProvenance">Each value tells where it comes from.</param>
internal sealed record DatapointShape(int[]? IndicatorIds, bool IsFlat, bool HasProvenance);

/// <summary>
/// One region and campaign as the three statements give it, with its values in arrays that go in step, by indicator.
/// </summary>
internal sealed class DatapointRow(NpgsqlDataReader reader)
{
    public long TotalCount => reader.GetInt64(0);

    /// <summary>False on the one row of an empty page.</summary>
    public bool IsThere => !reader.IsDBNull(2);

    /// <summary>How many of its values the page leaves out at the front, where values are counted.</summary>
    public long Skipped => reader.GetInt64(1);

    public int RegionId => reader.GetInt32(2);

    public int CampaignId => reader.GetInt32(3);

    public int[] IndicatorIds { get; private set; } = [];

    public double[] Values { get; private set; } = [];

    /// <summary>s, a or c.</summary>
    public string[] Kinds { get; private set; } = [];

    /// <summary>From how many direct children a value is aggregated.</summary>
    public int[] ChildCounts { get; private set; } = [];

    /// <summary>How many direct children there are.</summary>
    public long Children => reader.GetInt64(8);

    public string CampaignSlug => reader.GetString(9);

    public string RegionName => reader.GetString(10);

    /// <summary>Of the table's columns, on the first row only.</summary>
    public int[] ColumnIds => reader.IsDBNull(11) ? [] : reader.GetFieldValue<int[]>(11);

    public string[] ColumnNames => reader.IsDBNull(12) ? [] : reader.GetFieldValue<string[]>(12);

    /// <summary>Reads the arrays of the row on which the reader stands.</summary>
    public void Load(bool withProvenance)
    {
        if (reader.IsDBNull(4))
        {
            (IndicatorIds, Values) = ([], []); // gone since the page was counted

            return;
        }

        IndicatorIds = reader.GetFieldValue<int[]>(4);
        Values = reader.GetFieldValue<double[]>(5);
        if (withProvenance)
        {
            Kinds = reader.GetFieldValue<string[]>(6);
            ChildCounts = reader.GetFieldValue<int[]>(7);
        }
    }

    /// <summary>Where the indicator's value is in the arrays; negative: it has none.</summary>
    public int Find(int indicatorId) => Array.BinarySearch(IndicatorIds, indicatorId);
}
