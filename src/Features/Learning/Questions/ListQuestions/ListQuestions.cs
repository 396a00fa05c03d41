using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>The questions of a test or poll with their answers, by id.</summary>
public sealed class ListQuestions : ICarterModule
{
    private static readonly Statement Page = Statement.Of<ListQuestions>();
    private static readonly FieldCatalogue Fields = FieldCatalogue.Of<Question>("question");

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.All)
        {
            mount
                .Below(app.Learning())
                .MapGet("questions/", Handle)
                .WithName($"Learning.ListQuestions.{mount.Name}")
                .WithSummary($"List the questions of {mount.Words}")
                .WithList(Fields)
                .WithExample(response: LearningExamples.Page(Question.Example));
        }
    }

    private static async Task<Results<Ok<DrfPage<Question>>, StateRefused, NotFound, InvalidPage>> Handle(
        AssessmentPath path,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var list = DrfList.Read(request, Fields);
        var page = await database.Page<Question>(Page, Args.Of(list.Args, path), stop);
        if (page is null)
        {
            return await path.Find(database, stop) is null ? TypedResults.NotFound() : Obstacles.Sealed;
        }

        return list.Answer(page) is { } answer ? TypedResults.Ok(answer) : new InvalidPage();
    }
}
