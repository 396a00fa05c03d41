namespace Platform.Features.Monitoring;

/// <summary>The outlines of the regions that the caller may read; maps are drawn by ListGeo.</summary>
public sealed class ListRegionPolygons : ICarterModule
{
    private static readonly Statement RegionPolygons = Statement.Of<ListRegionPolygons>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(RegionPolygon.Resource, "List polygons of regions", Handle);

    private static Results<ListAnswer<RegionPolygon>, Problem> Handle(ListCall call) =>
        ListRequest
            .Read(call.Context, RegionPolygon.Resource.Fields)
            .Answer<RegionPolygon>(call.Database, RegionPolygons, new { caller_id = call.Caller.AccountId });
}
