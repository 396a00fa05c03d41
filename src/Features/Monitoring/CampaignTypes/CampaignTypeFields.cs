namespace Platform.Features.Monitoring;

/// <summary>What requests may filter campaign types by.</summary>
internal static class CampaignTypeFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.Whole, "campaign_type.id"),
        new Field("name", FieldKind.Text, "campaign_type.name")
    );
}
