namespace Platform.Features.Learning;

/// <summary>One lesson of a course.</summary>
public sealed class GetLesson : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningOpen()
            .MapGet("courses/{id:id}/lessons/{lesson_id:id}/", Handle)
            .WithName("Learning.GetLesson")
            .TellsItsTag()
            .WithSummary("Get a lesson")
            .WithExample(response: Lesson.Example);

    private static async Task<Results<Ok<Lesson>, NotFound>> Handle(
        LessonPath path,
        Viewer viewer,
        Database database,
        CancellationToken stop
    ) =>
        await Lesson.Read(database, path, viewer, stop) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();
}
