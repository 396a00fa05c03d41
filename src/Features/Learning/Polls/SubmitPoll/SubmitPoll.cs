using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Takes what somebody answers to a poll, once.</summary>
public sealed class SubmitPoll : ICarterModule
{
    private static readonly Statement Standing = Statement.Of<SubmitPoll>(nameof(Standing));
    private static readonly Statement Insert = Statement.Of<SubmitPoll>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        AssessmentMount
            .Poll.Below(app.Learning())
            .MapPost("results/", Handle)
            .WithName($"Learning.SubmitPoll")
            .TakesIdempotencyKey()
            .WithSummary($"Answer {AssessmentMount.Poll.Words}")
            .WithMetadata(new Allowance(Throttles.Results))
            .WithBody(typeof(SubmissionRequest), "Submission", SubmissionBody.Schema)
            .WithExample(SubmissionBody.Example, PollResult.Example)
            .Refuses("participant_assessment_id_fkey", StatusCodes.Status404NotFound);

    /// <param name="AssessmentId">Of the poll.</param>
    /// <param name="Obstacle">Null: it may be answered.</param>
    private sealed record State(long AssessmentId, string? Obstacle);

    private static async Task<Results<Created<PollResult>, FieldsRefused, StateRefused, NotFound>> Handle(
        AssessmentPath path,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        if (await database.OneOrNone<State>(Standing, path, stop) is not { } first)
        {
            return TypedResults.NotFound();
        }

        if (first.Obstacle is { } early)
        {
            return Obstacles.Of(early);
        }

        var (sent, refused) = await DrfRequest.ReadObject(request, stop, listsRepeated: true);
        if (refused is not null)
        {
            return refused;
        }

        return await database.InTransaction<Results<Created<PollResult>, FieldsRefused, StateRefused, NotFound>>(
            async transaction =>
            {
                await Participant.Lock(transaction, first.AssessmentId, path.AccountId, stop);
                if (await transaction.OneOrNone<State>(Standing, path, stop) is not { } state)
                {
                    return TypedResults.NotFound();
                }

                if (state.Obstacle is { } late)
                {
                    return Obstacles.Of(late);
                }

                var asked = await Participant.Questions(transaction, state.AssessmentId, path.AccountId, stop);
                var submission = Submission.Of(sent!, asked);
                if (submission.Refused is { } wrong)
                {
                    return wrong;
                }

                if (submission.AnswerIds.Length == 0)
                {
                    return FieldsRefused.Whole("This poll needs at least one answer.");
                }

                var counted = new { questionsCount = asked.Count(question => question.IsLive) };
                var args = Args.Of(submission, state, path, counted);

                return TypedResults.Created((string?)null, await transaction.One<PollResult>(Insert, args, stop));
            },
            stop,
            Database.Tries
        );
    }
}
