namespace Platform.Features.Monitoring;

/// <summary>The ranges in which values of indicators are good or bad.</summary>
public sealed class ListIndicatorBounds : ICarterModule
{
    private static readonly Statement IndicatorBounds = Statement.Of<ListIndicatorBounds>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(IndicatorBound.Resource, "List indicator bounds", Handle);

    private static Results<ListAnswer<IndicatorBound>, Problem> Handle(ListCall call) =>
        ListRequest
            .Read(call.Context, IndicatorBound.Resource.Fields)
            .Answer<IndicatorBound>(call.Database, IndicatorBounds);
}
