namespace Platform.Features.Monitoring;

/// <summary>What requests may filter entries by.</summary>
internal static class EntryFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("datapoint_id", FieldKind.BigWhole, "datapoint.id"),
        new Field("region_id", FieldKind.Whole, "datapoint.region_id") { Aliases = ["region"] },
        new Field("campaign_id", FieldKind.Whole, "datapoint.campaign_id") { Aliases = ["campaign"] },
        new Field("indicator_id", FieldKind.Whole, "datapoint.indicator_id") { Aliases = ["indicator"] },
        new Field("value", FieldKind.Real, "datapoint.value")
    );
}
