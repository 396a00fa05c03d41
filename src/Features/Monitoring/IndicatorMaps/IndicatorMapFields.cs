namespace Platform.Features.Monitoring;

/// <summary>What requests may filter indicator maps by.</summary>
internal static class IndicatorMapFields
{
    public static readonly FieldCatalogue Catalogue = Maps.FieldsOf("indicator_map");
}
