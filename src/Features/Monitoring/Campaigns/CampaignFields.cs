namespace Platform.Features.Monitoring;

/// <summary>What requests may filter campaigns by.</summary>
internal static class CampaignFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.Whole, "campaign.id"),
        new Field("name", FieldKind.Text, "campaign.name"),
        new Field("slug", FieldKind.Text, "campaign.slug"),
        new Field("start_date", FieldKind.Date, "campaign.start_date"),
        new Field("end_date", FieldKind.Date, "campaign.end_date"),
        new Field("office_id", FieldKind.Whole, "campaign.office_id") { Aliases = ["office"] },
        new Field("campaign_type_id", FieldKind.Whole, "campaign.campaign_type_id") { Aliases = ["campaign_type"] },
        new Field("created_at", FieldKind.Timestamp, "campaign.created_at")
    );
}
