namespace Platform.Features.Monitoring;

/// <summary>What requests may filter dashboards by.</summary>
internal static class CustomDashboardFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.Whole, "custom_dashboard.id"),
        new Field("default_office_id", FieldKind.Whole, "custom_dashboard.default_office_id")
        {
            Aliases = ["default_office"],
        },
        new Field("description", FieldKind.Text, "custom_dashboard.description"),
        new Field("title", FieldKind.Text, "custom_dashboard.title"),
        new Field("dashboard_json", FieldKind.Json, "custom_dashboard.dashboard_json"),
        new Field("owner_id", FieldKind.BigWhole, "custom_dashboard.owner_id") { Aliases = ["owner"] }
    );
}
