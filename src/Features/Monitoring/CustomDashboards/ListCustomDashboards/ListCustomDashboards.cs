using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>The dashboards that people have put together; everybody sees all of them.</summary>
public sealed class ListCustomDashboards : ICarterModule
{
    private static readonly Statement Dashboards = Statement.Of<ListCustomDashboards>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("custom_dashboard", nameof(ListCustomDashboards), "List dashboards", Handle)
            .WithFilters(CustomDashboardFields.Catalogue)
            .WithRow(
                """{"id":5,"default_office_id":1,"description":"","title":"Nigeria, campaign by campaign","dashboard_json":{"charts":[{"type":"line","indicators":[21]}]},"owned_by_current_user":true,"owner_username":"ann","owner_id":1}"""
            );

    /// <param name="DashboardJson">What the front end stored; null: nothing.</param>
    /// <param name="OwnedByCurrentUser">Whether the caller may change it.</param>
    public sealed record Response(
        int Id,
        int? DefaultOfficeId,
        string Description,
        string Title,
        JsonElement? DashboardJson,
        bool OwnedByCurrentUser,
        string OwnerUsername,
        long OwnerId
    );

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest
            .Read(context, CustomDashboardFields.Catalogue)
            .Answer(database, Dashboards, new { caller_id = caller.AccountId });
}
