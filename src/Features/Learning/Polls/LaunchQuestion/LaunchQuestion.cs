using Microsoft.AspNetCore.Mvc;
using Platform.Features.Identity;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Shows a question of the realtime poll to everybody who has the webinar's WebSocket open, on every node, and lets it be
/// answered from now on. It may be launched again, and is
/// open again then; in a webinar that is a draft nobody is told. The answer is the frame.
/// </summary>
public sealed class LaunchQuestion : ICarterModule
{
    private static readonly Statement Launching = Statement.Of<LaunchQuestion>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapPost("webinars/{id:id}/realtime_poll/questions/{question_id:id}/launch/", Handle)
            .WithName("Learning.LaunchQuestion")
            .WithSummary("Launch a question of a webinar's realtime poll")
            .WithExample(response: Launch.Example);

    /// <param name="id">Of the webinar.</param>
    /// <param name="questionId">Of the question.</param>
    /// <param name="caller">Who launches it.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="time">When.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<Launch>, DetailRefused, NotFound>> Handle(
        long id,
        [FromRoute(Name = "question_id")] long questionId,
        AccountCaller caller,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var args = new
        {
            id,
            question_id = questionId,
            account_id = caller.AccountId,
            now = time.GetUtcNow(),
        };

        return await database.OneOrNone<Outcome>(Launching, args, stop) switch
        {
            null => TypedResults.NotFound(),
            { HasAnswers: false } => new DetailRefused("This question has no answers yet."),
            { IsLaunched: false } => TypedResults.NotFound(), // deleted at this moment
            var outcome => TypedResults.Ok(new Launch(outcome.WebinarId, outcome.Question!)),
        };
    }

    private sealed record Outcome(bool HasAnswers, bool IsLaunched, long WebinarId, LaunchedQuestion? Question);
}
