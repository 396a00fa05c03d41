namespace Platform.Features.Monitoring;

/// <summary>What calculated indicators are made of.</summary>
public sealed class ListCalculatedIndicatorComponents : ICarterModule
{
    private static readonly Statement CalculatedIndicatorComponents = Statement.Of<ListCalculatedIndicatorComponents>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(CalculatedIndicatorComponent.Resource, "List components of calculated indicators", Handle);

    private static Results<ListAnswer<CalculatedIndicatorComponent>, Problem> Handle(ListCall call) =>
        ListRequest
            .Read(call.Context, CalculatedIndicatorComponent.Resource.Fields)
            .Answer<CalculatedIndicatorComponent>(call.Database, CalculatedIndicatorComponents);
}
