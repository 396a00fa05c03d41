using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Http.Drf;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Learning;

/// <summary>Hangs one more file on a lesson.</summary>
public sealed class AddLessonFile : ICarterModule
{
    private static readonly Statement Insert = Statement.Of<AddLessonFile>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapPost("courses/{id:id}/lessons/{lesson_id:id}/files/", Handle)
            .WithName("Learning.AddLessonFile")
            .TakesIdempotencyKey()
            .WithSummary("Add a file to a lesson")
            .WithExample(response: LessonFile.Example)
            .TakesFiles();

    /// <param name="File">The file.</param>
    /// <param name="Name">What it is called; without one as the client called it.</param>
    public sealed record Request([MaxLength(100)] [Attached] UploadedFile File, [MaxLength(255)] string Name = "");

    private static async Task<Results<Created<LessonFile>, FieldsRefused, NotFound>> Handle(
        LessonPath path,
        Viewer viewer,
        HttpRequest request,
        Database database,
        KeptFiles files,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (await Lesson.Read(database, path, viewer, stop) is null)
        {
            return TypedResults.NotFound();
        }

        var body = await DrfRequest.Read<Request>(request, stop, files.Limits(1));
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var file = body.Value.File;
        var row = new
        {
            name = NewFiles.NameOf(file, body.Value.Name),
            file = await files.Keep(file, stop),
            size = file.Content!.Length,
            now = time.GetUtcNow(),
        };

        return await database.OneOrNone<LessonFile>(Insert, Args.Of(row, path, viewer), stop) is { } added
            ? TypedResults.Created((string?)null, added)
            : TypedResults.NotFound();
    }
}
