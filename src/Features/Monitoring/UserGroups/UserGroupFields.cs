namespace Platform.Features.Monitoring;

/// <summary>What requests may filter memberships by.</summary>
internal static class UserGroupFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.Whole, "user_group.id"),
        new Field("group_id", FieldKind.Whole, "user_group.group_id") { Aliases = ["group"] },
        new Field("user_id", FieldKind.BigWhole, "user_group.user_id") { Aliases = ["user"] }
    );
}
