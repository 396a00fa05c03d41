namespace Platform.Features.Monitoring;

/// <summary>Draws a region, draws it anew, or takes its outline away.</summary>
public sealed class WriteRegionPolygon : ICarterModule
{
    private static readonly Writer RegionPolygons = Writer.Of<WriteRegionPolygon>(RegionPolygon.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite(RegionPolygon.Resource, "Write the polygon of a region", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) =>
        RegionPolygons.Write(call);
}
