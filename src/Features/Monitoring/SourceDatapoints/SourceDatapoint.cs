namespace Platform.Features.Monitoring;

/// <summary>A filled cell of a document and what became of it.</summary>
/// <param name="RowNumber">From 0, below the header; blank lines are not counted.</param>
/// <param name="ColumnNumber">From 0.</param>
/// <param name="CellValue">As in the file.</param>
/// <param name="Value">What it says as a number; null: none.</param>
/// <param name="Status">SYNCED: a datapoint comes from it. UNMAPPED, or why the last refresh wrote none. Null: not refreshed yet.</param>
/// <param name="Reason">Why no datapoint comes from it; null: one does.</param>
public sealed record SourceDatapoint(
    [Filters] long Id,
    [Filters(References = typeof(Document))] int DocumentId,
    [Filters] int RowNumber,
    [Filters] int ColumnNumber,
    [Filters] string RegionCode,
    [Filters] string CampaignString,
    [Filters] string IndicatorString,
    [Filters] string CellValue,
    [Filters] double? Value,
    [Filters] string? Status,
    [Filters] string? Reason
)
{
    public static readonly Resource Resource = Resource.Of<SourceDatapoint>(
        "source_datapoint",
        row: """{"id":4,"document_id":17,"row_number":1,"column_number":2,"region_code":"KN-GWALE","campaign_string":"June 2015","indicator_string":"missed children","cell_value":"n/a","value":null,"status":"NO_VALUE","reason":"not a number up to 1e300"}""",
        table: "cell"
    );
}
