using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>The certificates that were issued, for staff (an addition).</summary>
public sealed class ListIssuedCertificates : ICarterModule
{
    private static readonly Statement Page = Statement.Of<ListIssuedCertificates>();
    private static readonly FieldCatalogue Fields = FieldCatalogue.Of<IssuedCertificate>("issued_certificate");

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapGet("certificates/", Handle)
            .WithName("Learning.ListIssuedCertificates")
            .WithSummary("List certificates (an addition)")
            .WithList(Fields)
            .WithExample(response: LearningExamples.Page(IssuedCertificate.Example));

    private static async Task<Results<Ok<DrfPage<IssuedCertificate>>, FieldsRefused, InvalidPage>> Handle(
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

        var page = await database.Page<IssuedCertificate>(list.Fill(Page), list.Args, stop);

        return list.Answer(page!) is { } answer ? TypedResults.Ok(answer) : new InvalidPage();
    }
}
