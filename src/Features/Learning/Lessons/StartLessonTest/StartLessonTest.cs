using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Starts the time in which the test of the current lesson may be handed in, and says when it ends. While it runs this gives
/// the same end again; when it has run out without a result, that was a try. A test without a limit of time needs no start,
/// and none happens.
/// </summary>
public sealed class StartLessonTest : ICarterModule
{
    private static readonly Statement Standing = Statement.Of<StartLessonTest>(nameof(Standing));
    private static readonly Statement Begin = Statement.Of<StartLessonTest>();

    private static readonly (string Name, string Route, bool IsRetired)[] Routes =
    [
        ("Learning.StartLessonTest", "courses/{id:id}/lessons/{lesson_id:id}/test/start/", false),
        ("Learning.StartLessonTest.short", "courses/{id:id}/lessons/{lesson_id:id}/start/", true),
    ];

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (name, route, isRetired) in Routes)
        {
            app.Learning()
                .MapPost(route, Handle)
                .WithName(name)
                .WithSummary("Start the test of a lesson")
                .WithExample(response: LessonProgress.Example)
                .Refuses("participant_assessment_id_fkey", StatusCodes.Status404NotFound)
                .Refuses("test_window_lesson_id_fkey", StatusCodes.Status404NotFound)
                .Retired(isRetired ? "Learning.StartLessonTest" : null);
        }
    }

    private static async Task<Results<Ok<LessonProgress>, StateRefused, NotFound>> Handle(
        CoursePath path,
        Database database,
        LearningOptions options,
        CancellationToken stop
    )
    {
        if (await database.OneOrNone<State>(Standing, path, stop) is not { } first)
        {
            return TypedResults.NotFound();
        }

        return await database.InTransaction<Results<Ok<LessonProgress>, StateRefused, NotFound>>(
            async transaction =>
            {
                await CoursePass.Lock(transaction, path, stop);
                await Participant.Lock(transaction, first.AssessmentId, path.AccountId, stop);
                if (await transaction.OneOrNone<State>(Standing, path, stop) is not { } state)
                {
                    return TypedResults.NotFound();
                }

                if (state.Obstacle is { } obstacle)
                {
                    return Obstacles.Of(obstacle);
                }

                if (state.NeedsStart)
                {
                    var unit = new { unit_seconds = (long)options.TestTimeUnitSeconds };
                    await transaction.Execute(Begin, Args.Of(state, path, unit), stop);
                }

                return await LessonProgress.Read(transaction, path, stop) is { } progress
                    ? TypedResults.Ok(progress)
                    : TypedResults.NotFound();
            },
            stop,
            Database.Tries
        );
    }

    /// <param name="AssessmentId">Of the test.</param>
    /// <param name="CoursePassId">In which it counts.</param>
    /// <param name="NeedsStart">Whether it has a limit of time, and none runs.</param>
    /// <param name="Obstacle">Null: it may be, or is, started.</param>
    private sealed record State(long AssessmentId, long? CoursePassId, bool NeedsStart, string? Obstacle);
}
