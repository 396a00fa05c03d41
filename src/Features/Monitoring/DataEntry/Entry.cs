namespace Platform.Features.Monitoring;

/// <summary>A stored number.</summary>
/// <param name="Value">Null: it was cleared.</param>
public sealed record Entry(
    [Filters("datapoint.id")] long DatapointId,
    [Filters(References = typeof(Region))] int RegionId,
    [Filters(References = typeof(Campaign))] int CampaignId,
    [Filters(References = typeof(Indicator))] int IndicatorId,
    [Filters] double? Value,
    string? Note
)
{
    public static readonly Resource Resource = Resource.Of<Entry>(
        "dataentry",
        row: """{"datapoint_id":4711,"region_id":23,"campaign_id":7,"indicator_id":1,"value":420,"note":null}""",
        table: "datapoint"
    );
}
