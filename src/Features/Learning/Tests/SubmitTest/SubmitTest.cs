using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Takes what somebody answers to a test, and judges it by the questions as they are now. Each result that is taken is a
/// try; what is refused is none.
/// </summary>
public sealed class SubmitTest : ICarterModule
{
    private static readonly Statement Standing = Statement.Of<SubmitTest>(nameof(Standing));
    private static readonly Statement Insert = Statement.Of<SubmitTest>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.Tests)
        {
            mount
                .Below(app.Learning())
                .MapPost("results/", Handle)
                .WithName($"Learning.SubmitTest.{mount.Name}")
                .TakesIdempotencyKey()
                .WithSummary($"Hand in {mount.Words}")
                .WithMetadata(new Allowance(Throttles.Results))
                .WithBody(typeof(SubmissionRequest), "Submission", SubmissionBody.Schema)
                .WithExample(SubmissionBody.Example, TestResult.Example)
                .Refuses("participant_assessment_id_fkey", StatusCodes.Status404NotFound);
        }
    }

    /// <param name="AssessmentId">Of the test.</param>
    /// <param name="LessonId">That it belongs to.</param>
    /// <param name="SuccessHundredths">The share of right answers that makes a success, in hundredths of a per cent.</param>
    /// <param name="CoursePassId">In which it counts.</param>
    /// <param name="TestWindowId">The time that it uses up.</param>
    /// <param name="Obstacle">Null: it may be handed in.</param>
    private sealed record State(
        long AssessmentId,
        long? LessonId,
        int SuccessHundredths,
        long? CoursePassId,
        long? TestWindowId,
        string? Obstacle
    );

    private static async Task<Results<Created<TestResult>, FieldsRefused, StateRefused, NotFound>> Handle(
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

        return await database.InTransaction<Results<Created<TestResult>, FieldsRefused, StateRefused, NotFound>>(
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

                return submission.Refused is { } wrong
                    ? wrong
                    : TypedResults.Created(
                        (string?)null,
                        await Write(transaction, path, state, asked, submission, stop)
                    );
            },
            stop,
            Database.Tries
        );
    }

    private static Task<TestResult> Write(
        Database transaction,
        AssessmentPath path,
        State state,
        IReadOnlyList<AskedQuestion> asked,
        Submission submission,
        CancellationToken stop
    )
    {
        var score = Score.Of(asked, submission);
        var judged = new
        {
            questionsCount = score.Questions,
            correctAnswers = score.Correct,
            result = score.Percent,
            success = score.Hundredths >= state.SuccessHundredths,
        };

        return transaction.One<TestResult>(Insert, Args.Of(submission, state, path, judged), stop);
    }
}
