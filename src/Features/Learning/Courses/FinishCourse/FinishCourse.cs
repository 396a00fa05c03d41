using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Ends a pass through a course, when all its lessons are finished and its test, if it has one with questions, was passed
/// in it. What is finished stays so.
/// </summary>
public sealed class FinishCourse : ICarterModule
{
    private static readonly Statement Standing = Statement.Of<FinishCourse>(nameof(Standing));
    private static readonly Statement Finish = Statement.Of<FinishCourse>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Learning()
            .MapPost("courses/{id:id}/finish/", Handle)
            .WithName("Learning.FinishCourse")
            .WithSummary("Finish a course")
            .WithExample(
                response: """
                {"current_lesson": 2, "is_last_lesson": true, "start_datetime": "2020-09-28T12:10:20.123456", "finished": true}
                """
            );

    private static Task<Results<Ok<CourseProgress>, StateRefused, NotFound>> Handle(
        CoursePath path,
        Database database,
        CancellationToken stop
    ) =>
        database.InTransaction<Results<Ok<CourseProgress>, StateRefused, NotFound>>(
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

                await transaction.Execute(Finish, new { state.CoursePassId, path.Now }, stop);

                return await CourseProgress.Read(transaction, path, stop) is { } progress
                    ? TypedResults.Ok(progress)
                    : TypedResults.NotFound();
            },
            stop,
            Database.Tries
        );

    /// <param name="CoursePassId">The newest.</param>
    /// <param name="Obstacle">Null: it may be, or is, finished.</param>
    private sealed record State(long? CoursePassId, string? Obstacle);
}
