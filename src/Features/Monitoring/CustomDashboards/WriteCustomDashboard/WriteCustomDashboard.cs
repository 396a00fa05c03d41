namespace Platform.Features.Monitoring;

/// <summary>Inserts a dashboard of the caller's; updates or deletes one, which its owner may and superusers.</summary>
public sealed class WriteCustomDashboard : ICarterModule
{
    private static readonly Writer Dashboards = Writer.Of<WriteCustomDashboard>(CustomDashboard.Resource, codes: []);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite(CustomDashboard.Resource, "Write a dashboard", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) => Dashboards.Write(call);
}
