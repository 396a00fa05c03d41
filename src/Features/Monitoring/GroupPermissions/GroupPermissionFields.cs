namespace Platform.Features.Monitoring;

/// <summary>What requests may filter group permissions by.</summary>
internal static class GroupPermissionFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.Whole, "group_permission.id"),
        new Field("indicator_id", FieldKind.Whole, "group_permission.indicator_id") { Aliases = ["indicator"] },
        new Field("group_id", FieldKind.Whole, "group_permission.group_id") { Aliases = ["group"] }
    );
}
