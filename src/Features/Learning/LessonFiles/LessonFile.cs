using System.Reflection;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Learning;

/// <summary>A file that hangs on a lesson.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="File">Its address.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Created">When it was added.</param>
/// <param name="Updated">When it was last written.</param>
public sealed record LessonFile(long Id, string Name, string File, long Size, DateTime Created, DateTime Updated)
{
    public const string Example = """
        {
          "id": 1, "name": "Slides", "size": 5120, "created": "2020-09-16T22:42:43.551044",
          "updated": "2020-09-16T22:42:43.551044",
          "file": "https://learn.example.org/media/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824/a.pdf"
        }
        """;
}

/// <summary>Which file of a lesson a request is about.</summary>
/// <param name="Id">Of the course.</param>
/// <param name="LessonId">Of the lesson, which is one of the course.</param>
/// <param name="FileId">Of the file, which is one of the lesson.</param>
public sealed record LessonFilePath(long Id, long LessonId, long FileId) : IBindableFromHttpContext<LessonFilePath>
{
    public static ValueTask<LessonFilePath?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(
            new LessonFilePath(
                LessonPath.Of(context, "id"),
                LessonPath.Of(context, "lesson_id"),
                LessonPath.Of(context, "file_id")
            )
        );
}

/// <summary>Files of a lesson as statements take them: kept, and not yet in a row.</summary>
public static class NewFiles
{
    private const int MostNameCharacters = 255;

    /// <summary>A file's name where none is given: as the client called it.</summary>
    public static string NameOf(UploadedFile file, string? given) =>
        given is { Length: > 0 } ? given
        : file.FileName.Length <= MostNameCharacters ? file.FileName
        : file.FileName[..MostNameCharacters];
}
