namespace Platform.Features.Learning;

/// <summary>How far the caller has come with a course, in the newest pass. It changes nothing, with either method.</summary>
public sealed class GetCourseProgress : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (method, words) in CourseProgress.Methods)
        {
            app.Learning()
                .MapMethods("courses/{id:id}/progress/", [method], Handle)
                .WithName($"Learning.GetCourseProgress.{method.ToLowerInvariant()}")
                .WithSummary("Get the progress with a course" + words)
                .WithExample(response: CourseProgress.Example);
        }
    }

    private static async Task<Results<Ok<CourseProgress>, NotFound>> Handle(
        CoursePath path,
        Database database,
        CancellationToken stop
    ) =>
        await CourseProgress.Read(database, path, stop) is { } progress
            ? TypedResults.Ok(progress)
            : TypedResults.NotFound();
}
