using Microsoft.AspNetCore.Mvc;
using Platform.Features.Identity;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Ends the time in which a launched question is answered, and shows its result to everybody who has the webinar's WebSocket
/// open, on every node, if so wanted (an addition). To close it once more may show the result later; to launch it again opens
/// it again. In a webinar that is a draft nobody is told. The answer is the frame.
/// </summary>
public sealed class CloseQuestion : ICarterModule
{
    private static readonly Statement Exists = Statement.Of<CloseQuestion>(nameof(Exists));
    private static readonly Statement Close = Statement.Of<CloseQuestion>();
    private static readonly Statement Shown = Statement.Of<CloseQuestion>(nameof(Shown));

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapPost("webinars/{id:id}/realtime_poll/questions/{question_id:id}/close/", Handle)
            .WithName("Learning.CloseQuestion")
            .WithSummary("Close a question of a webinar's realtime poll (an addition)")
            .WithMetadata(new PathExample("id", 2), new PathExample("question_id", 6))
            .WithExample("""{"show_result":true}""", Closing.Example);

    /// <param name="ShowResult">Whether everybody is told how it was answered.</param>
    public sealed record Request(bool ShowResult = true);

    /// <param name="id">Of the webinar.</param>
    /// <param name="questionId">Of the question.</param>
    /// <param name="caller">Who closes it.</param>
    /// <param name="request">What is shown.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="time">When.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<Closing>, FieldsRefused, DetailRefused, NotFound>> Handle(
        long id,
        [FromRoute(Name = "question_id")] long questionId,
        AccountCaller caller,
        HttpRequest request,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var path = new { id, question_id = questionId };
        if (await database.OneOrNone<bool?>(Exists, path, stop) is not { } isLaunched)
        {
            return TypedResults.NotFound();
        }

        if (!isLaunched)
        {
            return new DetailRefused("This question has not been launched yet.");
        }

        var body = await DrfRequest.Read<Request>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var args = Args.Of(body.Value, path, new { account_id = caller.AccountId, now = time.GetUtcNow() });

        return await database.InTransaction<Results<Ok<Closing>, FieldsRefused, DetailRefused, NotFound>>(
            async transaction =>
                await transaction.OneOrNone<long?>(Close, args, stop) is { } webinarId
                // Not before the question is held: who answers at this moment is counted, or refused.
                && await transaction.OneOrNone<Told>(Shown, args, stop) is { } told
                    ? TypedResults.Ok(new Closing(webinarId, told.Question))
                    : TypedResults.NotFound(),
            stop,
            Database.Tries
        );
    }

    private sealed record Told(ClosedQuestion Question);
}
