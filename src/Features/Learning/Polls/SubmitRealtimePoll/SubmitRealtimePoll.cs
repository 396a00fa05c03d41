using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Takes what somebody answers to questions of a realtime poll that were launched, to each once.</summary>
public sealed class SubmitRealtimePoll : ICarterModule
{
    private static readonly Statement Standing = Statement.Of<SubmitRealtimePoll>(nameof(Standing));
    private static readonly Statement Insert = Statement.Of<SubmitRealtimePoll>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        AssessmentMount
            .RealtimePoll.Below(app.Learning())
            .MapPost("results/", Handle)
            .WithName($"Learning.SubmitRealtimePoll")
            .TakesIdempotencyKey()
            .WithSummary($"Answer {AssessmentMount.RealtimePoll.Words}")
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

                if (submission.Choices.Any(choice => !choice.Question.IsLaunched))
                {
                    return Obstacles.Of("question_not_launched");
                }

                if (submission.Choices.Any(choice => choice.Question.IsClosed))
                {
                    return Obstacles.Of("question_closed");
                }

                if (submission.Choices.Any(choice => choice.Question.IsAnswered))
                {
                    return Obstacles.Of("answered");
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
