namespace Platform.Features.Monitoring;

/// <summary>Says which region a text in uploaded documents means, corrects that, or takes it back.</summary>
public sealed class WriteRegionMap : ICarterModule
{
    private static readonly Writer RegionMaps = Maps.WriterOf<WriteRegionMap>(RegionMap.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapWrite(RegionMap.Resource, "Write a region map", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) => RegionMaps.Write(call);
}
