using Platform.Infrastructure.Storage;

namespace Platform.Features.Learning;

/// <summary>
/// The certificate of whoever passed the test, as PDF. It is issued when it is first asked for; from then on number, name
/// and dates stay the same.
/// </summary>
public sealed class GetCertificate : ICarterModule
{
    private const string Type = "application/pdf";

    private static readonly Statement Find = Statement.Of<GetCertificate>();
    private static readonly Statement Issue = Statement.Of<GetCertificate>(nameof(Issue));

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.Tests.Where(mount => mount.Owner != "lesson"))
        {
            mount
                .Below(app.Learning())
                .MapGet("results/certificate/", Handle)
                .WithName($"Learning.GetCertificate.{mount.Name}")
                .WithSummary($"Print the certificate of {mount.Words}")
                .WithMetadata(
                    new AtOnce(2), // it costs more than a look
                    new AnswerHeader(
                        StatusCodes.Status200OK,
                        "Content-Disposition",
                        "The file's name, with the number."
                    )
                )
                .OpensFiles()
                .Produces<Stream>(StatusCodes.Status200OK, Type);
        }
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        AssessmentPath path,
        HttpContext context,
        Database database,
        KeptFiles files,
        CancellationToken stop
    )
    {
        var certificate = await database.OneOrNone<Certificate>(Find, path, stop);
        if (certificate is null)
        {
            await database.Execute(Issue, Args.Of(path, new { random = IssuedCertificate.RandomEnd() }), stop);
            certificate = await database.OneOrNone<Certificate>(Find, path, stop); // mine, or that of who was quicker
        }

        if (certificate is null)
        {
            return TypedResults.NotFound();
        }

        var area = LearningArea.Instance;
        var address = $"{area.OriginOf(context)}{LearningArea.Certificates}/{certificate.Number}";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"certificate-{certificate.Number}.pdf\"";
        context.Response.Headers.CacheControl = "private, no-store";

        var zone = area.ZoneOf(context);
        await using var background = certificate.Background is { } file ? await files.Read(file, stop) : null;

        return TypedResults.File(CertificatePage.Print(certificate, address, zone, background), Type);
    }
}
