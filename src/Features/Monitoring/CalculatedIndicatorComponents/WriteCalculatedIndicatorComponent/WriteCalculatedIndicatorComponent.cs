namespace Platform.Features.Monitoring;

/// <summary>Defines what an indicator is calculated from. Its values, and those that need them, follow in the same transaction; nothing is
/// calculated from itself.</summary>
public sealed class WriteCalculatedIndicatorComponent : ICarterModule
{
    private static readonly Writer CalculatedIndicatorComponents = Writer.Of<WriteCalculatedIndicatorComponent>(
        CalculatedIndicatorComponent.Resource
    );

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite(CalculatedIndicatorComponent.Resource, "Write a component of a calculated indicator", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) =>
        CalculatedIndicatorComponents.Write(call);
}
