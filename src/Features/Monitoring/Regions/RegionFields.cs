namespace Platform.Features.Monitoring;

/// <summary>What requests may filter regions by.</summary>
internal static class RegionFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.Whole, "region.id"),
        new Field("name", FieldKind.Text, "region.name"),
        new Field("slug", FieldKind.Text, "region.slug"),
        new Field("region_code", FieldKind.Text, "region.region_code"),
        new Field("latitude", FieldKind.Real, "region.latitude"),
        new Field("longitude", FieldKind.Real, "region.longitude"),
        new Field("region_type", FieldKind.Text, "region_type.name")
        {
            IdColumn = "region.region_type_id",
            IsJoined = true,
        },
        new Field("region_type_id", FieldKind.Whole, "region.region_type_id"),
        new Field("shape_file_path", FieldKind.Text, "region.shape_file_path"),
        new Field("office_id", FieldKind.Whole, "region.office_id") { Aliases = ["office"] },
        new Field("parent_region_id", FieldKind.Whole, "region.parent_region_id") { Aliases = ["parent_region"] },
        new Field("source_id", FieldKind.Whole, "region.source_id") { Aliases = ["source"] },
        new Field("created_at", FieldKind.Timestamp, "region.created_at")
    );
}
