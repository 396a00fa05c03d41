namespace Platform.Features.Monitoring;

/// <summary>Inserts, updates or deletes a tag. A tag cannot lie below itself; one that is borne stays.</summary>
public sealed class WriteIndicatorTag : ICarterModule
{
    private static readonly Writer IndicatorTags = Writer.Of<WriteIndicatorTag>(IndicatorTag.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite(IndicatorTag.Resource, "Write an indicator tag", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) =>
        IndicatorTags.Write(call);
}
