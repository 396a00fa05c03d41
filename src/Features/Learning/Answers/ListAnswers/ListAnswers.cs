using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>The answers of a question, by id.</summary>
public sealed class ListAnswers : ICarterModule
{
    private static readonly Statement Page = Statement.Of<ListAnswers>();
    private static readonly FieldCatalogue Fields = FieldCatalogue.Of<Answer>("answer");

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.All)
        {
            mount
                .Below(app.Learning())
                .MapGet("questions/{question_id:id}/answers/", Handle)
                .WithName($"Learning.ListAnswers.{mount.Name}")
                .WithSummary($"List the answers to a question of {mount.Words}")
                .WithList(Fields)
                .WithExample(response: LearningExamples.Page(Answer.Example));
        }
    }

    private static async Task<Results<Ok<DrfPage<Answer>>, StateRefused, NotFound, InvalidPage>> Handle(
        AssessmentPath path,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var list = DrfList.Read(request, Fields);
        var page = await database.Page<Answer>(Page, Args.Of(list.Args, path), stop);
        if (page is null)
        {
            return await path.Find(database, stop) is null ? TypedResults.NotFound() : Obstacles.Sealed;
        }

        return list.Answer(page) is { } answer ? TypedResults.Ok(answer) : new InvalidPage();
    }
}
