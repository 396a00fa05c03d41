namespace Platform.Features.Monitoring;

/// <summary>Inserts, updates or deletes a source. One that is in use stays, and so do the service's own two.</summary>
public sealed class WriteSource : ICarterModule
{
    private static readonly Writer Sources = Writer.Of<WriteSource>(Source.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapWrite(Source.Resource, "Write a source", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) => Sources.Write(call);
}
