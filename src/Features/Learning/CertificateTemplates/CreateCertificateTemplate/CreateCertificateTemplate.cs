using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Adds a certificate template (an addition).</summary>
public sealed class CreateCertificateTemplate : ICarterModule
{
    private static readonly Statement Insert = Statement.Of<CreateCertificateTemplate>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapPost("certificate_templates/", Handle)
            .WithName("Learning.CreateCertificateTemplate")
            .TakesIdempotencyKey()
            .WithSummary("Add a certificate template")
            .WithBody(typeof(CertificateTemplateRequest))
            .WithExample(CertificateTemplate.Write, CertificateTemplate.Example)
            .TakesFiles();

    private static async Task<Results<Created<CertificateTemplate>, FieldsRefused>> Handle(
        Viewer viewer,
        HttpRequest request,
        Database database,
        KeptFiles files,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await DrfRequest.Read<CertificateTemplateRequest>(request, stop, files.Limits(1));
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var kept = await files.Keep(body, stop);
        var args = Args.Of(KeptFiles.Args(body, kept), body.Value, viewer, new { now = time.GetUtcNow() });

        return TypedResults.Created((string?)null, await database.One<CertificateTemplate>(Insert, args, stop));
    }
}
