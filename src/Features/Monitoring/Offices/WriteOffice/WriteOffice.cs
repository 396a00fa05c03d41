namespace Platform.Features.Monitoring;

/// <summary>Inserts, updates or deletes an office.</summary>
public sealed class WriteOffice : ICarterModule
{
    private static readonly Writer Offices = Writer.Of<WriteOffice>(Office.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapWrite(Office.Resource, "Write an office", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) => Offices.Write(call);
}
