namespace Platform.Features.Monitoring;

/// <summary>Inserts, updates or deletes a range; indicators show it at once.</summary>
public sealed class WriteIndicatorBound : ICarterModule
{
    private static readonly Writer IndicatorBounds = Writer.Of<WriteIndicatorBound>(IndicatorBound.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite(IndicatorBound.Resource, "Write an indicator bound", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) =>
        IndicatorBounds.Write(call);
}
