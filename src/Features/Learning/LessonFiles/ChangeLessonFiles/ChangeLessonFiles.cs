using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Http.Drf;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Learning;

/// <summary>
/// Hangs all parts named <c>file</c> on a lesson: PUT in the place of those that were there, PATCH beside them. Answers all
/// files of the lesson.
/// </summary>
public sealed class ChangeLessonFiles : ICarterModule
{
    private const int MostFiles = 20;

    private static readonly Statement Change = Statement.Of<ChangeLessonFiles>();
    private static readonly Statement List = Statement.Of<ChangeLessonFiles>(nameof(List));

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (
            var (method, summary) in new[]
            {
                (HttpMethods.Put, "Replace the files of a lesson"),
                (HttpMethods.Patch, "Add files to a lesson"),
            }
        )
        {
            app.LearningStaff()
                .MapMethods("courses/{id:id}/lessons/{lesson_id:id}/files/", [method], Handle)
                .WithName($"Learning.ChangeLessonFiles.{method.ToLowerInvariant()}")
                .WithSummary(summary)
                .WithExample(response: $"[{LessonFile.Example}]")
                .TakesFiles();
        }
    }

    /// <param name="File">The files, at most 20; without any PUT removes all.</param>
    public sealed record Request([MaxLength(MostFiles)] [Attached] UploadedFile[]? File = null);

    private static async Task<Results<Ok<IReadOnlyList<LessonFile>>, FieldsRefused, NotFound>> Handle(
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

        var body = await DrfRequest.Read<Request>(request, stop, files.Limits(MostFiles));
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var sent = body.Value.File ?? [];
        var kept = new List<string>();
        foreach (var file in sent)
        {
            kept.Add(await files.Keep(file, stop));
        }

        var change = new
        {
            replaces = HttpMethods.IsPut(request.Method),
            names = sent.Select(file => NewFiles.NameOf(file, null)).ToArray(),
            files = kept.ToArray(),
            sizes = sent.Select(file => file.Content!.Length).ToArray(),
            now = time.GetUtcNow(),
        };
        var all = await database.InTransaction(
            async transaction =>
            {
                await transaction.Execute(Change, Args.Of(change, path), stop);

                return await transaction.Many<LessonFile>(List, Args.Of(path, viewer), stop);
            },
            stop
        );

        return TypedResults.Ok(all);
    }
}
