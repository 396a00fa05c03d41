namespace Platform.Features.Monitoring;

/// <summary>What requests may filter region maps by.</summary>
internal static class RegionMapFields
{
    public static readonly FieldCatalogue Catalogue = Maps.FieldsOf("region_map");
}
