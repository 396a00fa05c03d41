namespace Platform.Features.Monitoring;

/// <summary>Which indicator the texts in uploaded documents mean.</summary>
public sealed class ListIndicatorMaps : ICarterModule
{
    private static readonly Statement IndicatorMaps = Statement.Of<ListIndicatorMaps>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(IndicatorMap.Resource, "List indicator maps", Handle);

    private static Results<ListAnswer<IndicatorMap>, Problem> Handle(ListCall call) =>
        ListRequest.Read(call.Context, IndicatorMap.Resource.Fields).Answer<IndicatorMap>(call.Database, IndicatorMaps);
}
