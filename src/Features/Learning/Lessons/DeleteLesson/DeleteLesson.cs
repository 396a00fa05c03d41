namespace Platform.Features.Learning;

/// <summary>Deletes a lesson with files, test and results. Who stood at it in a pass of the course stands at the next one.</summary>
public sealed class DeleteLesson : ICarterModule
{
    private static readonly Statement Delete = Statement.Of<DeleteLesson>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapDelete("courses/{id:id}/lessons/{lesson_id:id}/", Handle)
            .WithName("Learning.DeleteLesson")
            .TakesIfMatch()
            .WithSummary("Delete a lesson");

    private static async Task<Results<NoContent, NotFound>> Handle(
        LessonPath path,
        Database database,
        CancellationToken stop
    ) => await database.Execute(Delete, path, stop) > 0 ? TypedResults.NoContent() : TypedResults.NotFound();
}
