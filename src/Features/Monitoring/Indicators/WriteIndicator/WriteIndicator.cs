namespace Platform.Features.Monitoring;

/// <summary>
/// Inserts, updates or deletes an indicator. With it go its bounds, its links to tags and the groups' right to write it;
/// one that carries data, or that others are calculated from, stays.
/// </summary>
public sealed class WriteIndicator : ICarterModule
{
    private static readonly Writer Indicators = Writer.Of<WriteIndicator>(Indicator.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapWrite(Indicator.Resource, "Write an indicator", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) => Indicators.Write(call);
}
