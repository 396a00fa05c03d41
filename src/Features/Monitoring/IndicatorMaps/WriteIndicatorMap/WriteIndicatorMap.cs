namespace Platform.Features.Monitoring;

/// <summary>Says which indicator a text in uploaded documents means, corrects that, or takes it back.</summary>
public sealed class WriteIndicatorMap : ICarterModule
{
    private static readonly Writer IndicatorMaps = Maps.WriterOf<WriteIndicatorMap>(IndicatorMap.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite(IndicatorMap.Resource, "Write an indicator map", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) =>
        IndicatorMaps.Write(call);
}
