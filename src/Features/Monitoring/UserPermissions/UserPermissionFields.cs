namespace Platform.Features.Monitoring;

/// <summary>What requests may filter functional permissions by.</summary>
internal static class UserPermissionFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.Whole, "user_permission.id"),
        new Field("user_id", FieldKind.BigWhole, "user_permission.user_id") { Aliases = ["user"] },
        new Field("auth_code", FieldKind.Text, "user_permission.auth_code")
    );
}
