namespace Platform.Features.Monitoring;

/// <summary>What requests may filter grants by.</summary>
internal static class RegionPermissionFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.Whole, "region_permission.id"),
        new Field("read_write", FieldKind.Text, "region_permission.read_write"),
        new Field("user_id", FieldKind.BigWhole, "region_permission.user_id") { Aliases = ["user"] },
        new Field("region_id", FieldKind.Whole, "region_permission.region_id") { Aliases = ["region"] }
    );
}
