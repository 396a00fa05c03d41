namespace Platform.Features.Learning;

/// <summary>
/// How far the caller has come with a lesson, in the newest pass through the course. It changes nothing, with either method.
/// </summary>
public sealed class GetLessonProgress : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (method, words) in CourseProgress.Methods)
        {
            app.Learning()
                .MapMethods("courses/{id:id}/lessons/{lesson_id:id}/progress/", [method], Handle)
                .WithName($"Learning.GetLessonProgress.{method.ToLowerInvariant()}")
                .WithSummary("Get the progress with a lesson" + words)
                .WithExample(response: LessonProgress.Example);
        }
    }

    private static async Task<Results<Ok<LessonProgress>, NotFound>> Handle(
        CoursePath path,
        Database database,
        CancellationToken stop
    ) =>
        await LessonProgress.Read(database, path, stop) is { } progress
            ? TypedResults.Ok(progress)
            : TypedResults.NotFound();
}
