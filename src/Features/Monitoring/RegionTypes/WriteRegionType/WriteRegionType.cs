namespace Platform.Features.Monitoring;

/// <summary>Inserts, updates or deletes a region type.</summary>
public sealed class WriteRegionType : ICarterModule
{
    private static readonly Writer RegionTypes = Writer.Of<WriteRegionType>(RegionType.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite(RegionType.Resource, "Write a region type", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) => RegionTypes.Write(call);
}
