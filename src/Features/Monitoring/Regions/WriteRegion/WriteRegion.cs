namespace Platform.Features.Monitoring;

/// <summary>Inserts, moves, changes or deletes a region. What carries data or has regions below it stays.</summary>
public sealed class WriteRegion : ICarterModule
{
    private static readonly Writer Regions = Writer.Of<WriteRegion>(Region.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapWrite(Region.Resource, "Write a region", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) => Regions.Write(call);
}
