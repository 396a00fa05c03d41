namespace Platform.Features.Monitoring;

/// <summary>What requests may filter region types by.</summary>
internal static class RegionTypeFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.Whole, "region_type.id"),
        new Field("name", FieldKind.Text, "region_type.name")
    );
}
