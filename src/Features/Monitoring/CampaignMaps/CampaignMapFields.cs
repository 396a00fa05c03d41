namespace Platform.Features.Monitoring;

/// <summary>What requests may filter campaign maps by.</summary>
internal static class CampaignMapFields
{
    public static readonly FieldCatalogue Catalogue = Maps.FieldsOf("campaign_map");
}
