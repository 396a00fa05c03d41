namespace Platform.Features.Monitoring;

/// <summary>The dashboards that people have put together; everybody sees all of them.</summary>
public sealed class ListCustomDashboards : ICarterModule
{
    private static readonly Statement Dashboards = Statement.Of<ListCustomDashboards>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(CustomDashboard.Resource, "List dashboards", Handle);

    private static Results<ListAnswer<CustomDashboard>, Problem> Handle(ListCall call) =>
        ListRequest
            .Read(call.Context, CustomDashboard.Resource.Fields)
            .Answer<CustomDashboard>(call.Database, Dashboards, new { caller_id = call.Caller.AccountId });
}
