namespace Platform.Features.Learning;

/// <summary>One course with its lessons and its test.</summary>
public sealed class GetCourse : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningOpen()
            .MapGet("courses/{id:id}/", Handle)
            .WithName("Learning.GetCourse")
            .TellsItsTag()
            .WithSummary("Get a course")
            .WithExample(response: Course.Example);

    /// <param name="id">Of the course.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="time">For what the caller may do now.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<Course>, NotFound>> Handle(
        long id,
        Viewer viewer,
        Database database,
        TimeProvider time,
        CancellationToken stop
    ) =>
        await Course.Read(database, id, viewer, time.GetUtcNow(), stop) is { } found
            ? TypedResults.Ok(found)
            : TypedResults.NotFound();
}
