namespace Platform.Features.Learning;

/// <summary>Takes a file off a lesson.</summary>
public sealed class DeleteLessonFile : ICarterModule
{
    private static readonly Statement Delete = Statement.Of<DeleteLessonFile>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapDelete("courses/{id:id}/lessons/{lesson_id:id}/files/{file_id:id}/", Handle)
            .WithName("Learning.DeleteLessonFile")
            .TakesIfMatch()
            .WithSummary("Delete a file of a lesson");

    private static async Task<Results<NoContent, NotFound>> Handle(
        LessonFilePath path,
        Database database,
        CancellationToken stop
    ) => await database.Execute(Delete, path, stop) > 0 ? TypedResults.NoContent() : TypedResults.NotFound();
}
