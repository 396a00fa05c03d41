using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>The certificate templates (an addition).</summary>
public sealed class ListCertificateTemplates : ICarterModule
{
    private static readonly Statement Page = Statement.Of<ListCertificateTemplates>();
    private static readonly FieldCatalogue Fields = FieldCatalogue.Of<CertificateTemplate>("certificate_template");

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapGet("certificate_templates/", Handle)
            .WithName("Learning.ListCertificateTemplates")
            .WithSummary("List certificate templates")
            .WithList(Fields)
            .WithExample(response: LearningExamples.Page(CertificateTemplate.Example));

    private static async Task<Results<Ok<DrfPage<CertificateTemplate>>, FieldsRefused, InvalidPage>> Handle(
        Viewer viewer,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var list = DrfList.Read(request, Fields);
        if (list.Refused is { } refused)
        {
            return refused;
        }

        var page = await database.Page<CertificateTemplate>(list.Fill(Page), Args.Of(list.Args, viewer), stop);

        return list.Answer(page!) is { } answer ? TypedResults.Ok(answer) : new InvalidPage();
    }
}
