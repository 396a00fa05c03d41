using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Changes a certificate template (an addition): PUT all of it but the picture, PATCH what is sent. Certificates that were
/// issued look like it from then on; what they say stays as it was.</summary>
public sealed class UpdateCertificateTemplate : ICarterModule
{
    private static readonly Statement Exists = Statement.Of<UpdateCertificateTemplate>(nameof(Exists));
    private static readonly Statement Update = Statement.Of<UpdateCertificateTemplate>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (method, word) in LearningRoutes.Writes)
        {
            app.LearningStaff()
                .MapMethods("certificate_templates/{id:id}/", [method], Handle)
                .WithName($"Learning.UpdateCertificateTemplate.{method.ToLowerInvariant()}")
                .TakesIfMatch()
                .WithSummary($"{word} a certificate template")
                .WithBody(typeof(CertificateTemplateRequest))
                .WithExample(CertificateTemplate.Write, CertificateTemplate.Example)
                .TakesFiles();
        }
    }

    /// <param name="id">Of the template.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="request">With what is given.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="files">Keeps the picture.</param>
    /// <param name="time">For <c>updated</c>.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<CertificateTemplate>, FieldsRefused, NotFound>> Handle(
        long id,
        Viewer viewer,
        HttpRequest request,
        Database database,
        KeptFiles files,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (!await database.One<bool>(Exists, new { id }, stop))
        {
            return TypedResults.NotFound();
        }

        var body = await DrfRequest.Read<CertificateTemplateRequest>(request, stop, files.Limits(1));
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var given = body.Given(await files.Keep(body, stop));
        var args = Args.Of(
            viewer,
            new
            {
                id,
                given,
                now = time.GetUtcNow(),
            }
        );

        return await database.OneOrNone<CertificateTemplate>(Update, args, stop) is { } written
            ? TypedResults.Ok(written)
            : TypedResults.NotFound();
    }
}
