using Microsoft.AspNetCore.Mvc;
using Platform.Features.Identity;

namespace Platform.Features.Learning;

/// <summary>
/// How a question of a realtime poll was answered, once that was shown to everybody; for staff at any time (an addition).
/// </summary>
public sealed class GetQuestionResult : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetQuestionResult>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Learning()
            .MapGet("webinars/{id:id}/realtime_poll/questions/{question_id:id}/result/", Handle)
            .WithName("Learning.GetQuestionResult")
            .WithSummary("Get the result of a question of a webinar's realtime poll (an addition)")
            .WithMetadata(new PathExample("id", 2), new PathExample("question_id", 6))
            .WithExample(
                response: """
                {
                  "id": 1, "title": "Question", "multiple_answers": false, "count": 7,
                  "answers_set": [{"id": 1, "title": "Answer 1", "count": 6}, {"id": 2, "title": "Answer 2", "count": 1}]
                }
                """
            );

    /// <param name="id">Of the webinar.</param>
    /// <param name="questionId">Of the question.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<ClosedQuestion>, NotFound>> Handle(
        long id,
        [FromRoute(Name = "question_id")] long questionId,
        AccountCaller caller,
        Database database,
        CancellationToken stop
    )
    {
        var args = new
        {
            id,
            question_id = questionId,
            is_staff = caller.HasStaffRights,
        };

        return await database.OneOrNone<Shown>(Find, args, stop) is { } found
            ? TypedResults.Ok(found.Question)
            : TypedResults.NotFound();
    }

    private sealed record Shown(ClosedQuestion Question);
}
