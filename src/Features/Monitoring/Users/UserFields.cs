namespace Platform.Features.Monitoring;

/// <summary>What requests may filter users by. Nothing about passwords.</summary>
internal static class UserFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.BigWhole, "app_user.id"),
        new Field("username", FieldKind.Text, "app_user.username"),
        new Field("first_name", FieldKind.Text, "app_user.first_name"),
        new Field("last_name", FieldKind.Text, "app_user.last_name"),
        new Field("is_active", FieldKind.Flag, "app_user.is_active"),
        new Field("is_superuser", FieldKind.Flag, "app_user.is_superuser"),
        new Field("is_staff", FieldKind.Flag, "app_user.is_staff"),
        new Field("last_login", FieldKind.Timestamp, "app_user.last_login"),
        new Field("email", FieldKind.Text, "app_user.email"),
        new Field("date_joined", FieldKind.Timestamp, "app_user.date_joined")
    );
}
