using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Http.Drf;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Learning;

/// <summary>Changes a file of a lesson: PUT brings a file, PATCH a file, a name, or both.</summary>
public sealed class UpdateLessonFile : ICarterModule
{
    private static readonly Statement Exists = Statement.Of<UpdateLessonFile>(nameof(Exists));
    private static readonly Statement Update = Statement.Of<UpdateLessonFile>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (method, word) in LearningRoutes.Writes)
        {
            app.LearningStaff()
                .MapMethods("courses/{id:id}/lessons/{lesson_id:id}/files/{file_id:id}/", [method], Handle)
                .WithName($"Learning.UpdateLessonFile.{method.ToLowerInvariant()}")
                .TakesIfMatch()
                .WithSummary($"{word} a file of a lesson")
                .WithBody(typeof(Request))
                .WithExample(response: LessonFile.Example)
                .TakesFiles();
        }
    }

    /// <param name="File">The file.</param>
    /// <param name="Name">What it is called; with a new file and without one as the client called it.</param>
    public sealed record Request([MaxLength(100)] [Attached] UploadedFile File, [MaxLength(255)] string Name = "");

    private static async Task<Results<Ok<LessonFile>, FieldsRefused, NotFound>> Handle(
        LessonFilePath path,
        Viewer viewer,
        HttpRequest request,
        Database database,
        KeptFiles files,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (!await database.One<bool>(Exists, path, stop))
        {
            return TypedResults.NotFound();
        }

        var body = await DrfRequest.Read<Request>(request, stop, files.Limits(1));
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var file = body.Sent<UploadedFile>("file");
        var name = body.Sent<string>("name") is { Length: > 0 } sent ? sent : null;
        var change = new
        {
            name = name ?? (file is not null && HttpMethods.IsPut(request.Method) ? NewFiles.NameOf(file, null) : null),
            file = file is null ? null : await files.Keep(file, stop),
            size = file?.Content!.Length,
            now = time.GetUtcNow(),
        };

        return await database.OneOrNone<LessonFile>(Update, Args.Of(change, path, viewer), stop) is { } written
            ? TypedResults.Ok(written)
            : TypedResults.NotFound();
    }
}
