namespace Platform.Features.Learning;

/// <summary>One certificate template (an addition).</summary>
public sealed class GetCertificateTemplate : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetCertificateTemplate>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapGet("certificate_templates/{id:id}/", Handle)
            .WithName("Learning.GetCertificateTemplate")
            .TellsItsTag()
            .WithSummary("Get a certificate template")
            .WithExample(response: CertificateTemplate.Example);

    /// <param name="id">Of the template.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<CertificateTemplate>, NotFound>> Handle(
        long id,
        Viewer viewer,
        Database database,
        CancellationToken stop
    ) =>
        await database.OneOrNone<CertificateTemplate>(Find, Args.Of(viewer, new { id }), stop) is { } found
            ? TypedResults.Ok(found)
            : TypedResults.NotFound();
}
