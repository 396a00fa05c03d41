namespace Platform.Features.Monitoring;

/// <summary>Which region the texts in uploaded documents mean.</summary>
public sealed class ListRegionMaps : ICarterModule
{
    private static readonly Statement RegionMaps = Statement.Of<ListRegionMaps>();

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapList(RegionMap.Resource, "List region maps", Handle);

    private static Results<ListAnswer<RegionMap>, Problem> Handle(ListCall call) =>
        ListRequest.Read(call.Context, RegionMap.Resource.Fields).Answer<RegionMap>(call.Database, RegionMaps);
}
