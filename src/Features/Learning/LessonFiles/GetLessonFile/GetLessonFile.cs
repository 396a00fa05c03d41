namespace Platform.Features.Learning;

/// <summary>One file of a lesson: what is known of it, and its address.</summary>
public sealed class GetLessonFile : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetLessonFile>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningOpen()
            .MapGet("courses/{id:id}/lessons/{lesson_id:id}/files/{file_id:id}/", Handle)
            .WithName("Learning.GetLessonFile")
            .TellsItsTag()
            .WithSummary("Get a file of a lesson")
            .WithExample(response: LessonFile.Example);

    private static async Task<Results<Ok<LessonFile>, NotFound>> Handle(
        LessonFilePath path,
        Viewer viewer,
        Database database,
        CancellationToken stop
    ) =>
        await database.OneOrNone<LessonFile>(Find, Args.Of(path, viewer), stop) is { } found
            ? TypedResults.Ok(found)
            : TypedResults.NotFound();
}
