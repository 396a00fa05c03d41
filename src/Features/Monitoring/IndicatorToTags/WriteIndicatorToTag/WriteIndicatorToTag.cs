namespace Platform.Features.Monitoring;

/// <summary>Lets an indicator bear a tag, or no longer.</summary>
public sealed class WriteIndicatorToTag : ICarterModule
{
    private static readonly Writer IndicatorToTags = Writer.Of<WriteIndicatorToTag>(IndicatorToTag.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite(IndicatorToTag.Resource, "Write a tag of an indicator", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) =>
        IndicatorToTags.Write(call);
}
