namespace Platform.Features.Learning;

/// <summary>One certificate, for staff (an addition).</summary>
public sealed class GetIssuedCertificate : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapGet("certificates/{id:id}/", Handle)
            .WithName("Learning.GetIssuedCertificate")
            .TellsItsTag()
            .WithSummary("Get a certificate (an addition)")
            .WithExample(response: IssuedCertificate.Example);

    /// <param name="id">Of the certificate.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<IssuedCertificate>, NotFound>> Handle(
        long id,
        Database database,
        CancellationToken stop
    ) =>
        await IssuedCertificate.Read(database, id, stop) is { } found
            ? TypedResults.Ok(found)
            : TypedResults.NotFound();
}
