using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Finishes a lesson, which has to be the current one of the caller's pass, with its test passed, if it has one with
/// questions. The next lesson is the current one then. A lesson that is finished already stays so, and gives the same answer.
/// Without the id of a lesson it is the current one.
/// </summary>
public sealed class FinishLesson : ICarterModule
{
    private static readonly Statement Standing = Statement.Of<FinishLesson>(nameof(Standing));
    private static readonly Statement Finish = Statement.Of<FinishLesson>();

    private static readonly (string Name, string Route, string Summary)[] Routes =
    [
        ("Learning.FinishLesson", "courses/{id:id}/lessons/{lesson_id:id}/finish/", "Finish a lesson"),
        ("Learning.FinishLesson.current", "courses/{id:id}/lessons/finish/", "Finish the current lesson"),
    ];

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (name, route, summary) in Routes)
        {
            app.Learning()
                .MapPost(route, Handle)
                .WithName(name)
                .WithSummary(summary)
                .WithExample(
                    response: """
                    {
                      "lesson": 1, "test_end_datetime": null, "test_passed": true, "finished": true,
                      "course_progress": {
                        "current_lesson": 2, "is_last_lesson": true, "start_datetime": "2020-09-28T12:10:20.123456",
                        "finished": false
                      }
                    }
                    """
                )
                .Refuses("lesson_pass_lesson_id_fkey", StatusCodes.Status404NotFound);
        }
    }

    private static Task<Results<Ok<LessonProgress>, StateRefused, NotFound>> Handle(
        CoursePath path,
        Database database,
        CancellationToken stop
    ) =>
        database.InTransaction<Results<Ok<LessonProgress>, StateRefused, NotFound>>(
            async transaction =>
            {
                await CoursePass.Lock(transaction, path, stop);
                if (await transaction.OneOrNone<State>(Standing, path, stop) is not { } state)
                {
                    return TypedResults.NotFound();
                }

                if (state.Obstacle is { } obstacle)
                {
                    return Obstacles.Of(obstacle);
                }

                await transaction.Execute(Finish, Args.Of(state, path), stop);

                return
                    await LessonProgress.Read(transaction, path with { LessonId = state.LessonId }, stop)
                        is { } progress
                    ? TypedResults.Ok(progress)
                    : TypedResults.NotFound();
            },
            stop,
            Database.Tries
        );

    /// <param name="CoursePassId">The newest.</param>
    /// <param name="LessonId">That is asked for, or the current one.</param>
    /// <param name="Obstacle">Null: it may be, or is, finished.</param>
    private sealed record State(long? CoursePassId, long? LessonId, string? Obstacle);
}
