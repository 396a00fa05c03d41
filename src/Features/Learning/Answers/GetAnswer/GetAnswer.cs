using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>One answer of a question.</summary>
public sealed class GetAnswer : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetAnswer>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.All)
        {
            mount
                .Below(app.Learning())
                .MapGet("questions/{question_id:id}/answers/{answer_id:id}/", Handle)
                .WithName($"Learning.GetAnswer.{mount.Name}")
                .TellsItsTag()
                .WithSummary($"Get an answer to a question of {mount.Words}")
                .WithExample(response: Answer.Example);
        }
    }

    private static async Task<Results<Ok<Answer>, StateRefused, NotFound>> Handle(
        AssessmentPath path,
        Database database,
        CancellationToken stop
    )
    {
        if (await database.OneOrNone<Answer>(Find, path, stop) is { } found)
        {
            return TypedResults.Ok(found);
        }

        return await path.Find(database, stop) is false ? Obstacles.Sealed : TypedResults.NotFound();
    }
}
