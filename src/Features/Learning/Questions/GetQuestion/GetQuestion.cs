using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>One question with its answers.</summary>
public sealed class GetQuestion : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetQuestion>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.All)
        {
            mount
                .Below(app.Learning())
                .MapGet("questions/{question_id:id}/", Handle)
                .WithName($"Learning.GetQuestion.{mount.Name}")
                .TellsItsTag()
                .WithSummary($"Get a question of {mount.Words}")
                .WithExample(response: Question.Example);
        }
    }

    private static async Task<Results<Ok<Question>, StateRefused, NotFound>> Handle(
        AssessmentPath path,
        Database database,
        CancellationToken stop
    )
    {
        if (await database.OneOrNone<Question>(Find, path, stop) is { } found)
        {
            return TypedResults.Ok(found);
        }

        return await path.Find(database, stop) is false ? Obstacles.Sealed : TypedResults.NotFound();
    }
}
