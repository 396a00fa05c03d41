using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>The specializations, in their order.</summary>
public sealed class ListSpecializations : ICarterModule
{
    private static readonly Statement Page = Statement.Of<ListSpecializations>();
    private static readonly FieldCatalogue Fields = FieldCatalogue.Of<Specialization>("specialization");

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningOpen()
            .MapGet("specializations/", Handle)
            .WithName("Learning.ListSpecializations")
            .WithSummary("List specializations")
            .WithList(Fields)
            .WithExample(response: LearningExamples.Page(Specialization.Example));

    private static async Task<Results<Ok<DrfPage<Specialization>>, FieldsRefused, InvalidPage>> Handle(
        Viewer viewer,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var list = DrfList.Read(request, Fields, "sort_id");
        if (list.Refused is { } refused)
        {
            return refused;
        }

        var page = await database.Page<Specialization>(list.Fill(Page), Args.Of(list.Args, viewer), stop);

        return list.Answer(page!) is { } answer ? TypedResults.Ok(answer) : new InvalidPage();
    }
}
