using System.Text.Json;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Monitoring;

/// <summary>A document as it is uploaded: one file, and fields of text.</summary>
/// <param name="Fields">As in a form.</param>
/// <param name="File">Null: none came.</param>
/// <param name="FileName">As the client named it.</param>
/// <param name="Problem">What is wrong with the parts; null when nothing is.</param>
internal sealed record UploadBody(
    IReadOnlyDictionary<string, JsonElement> Fields,
    SpooledFile? File,
    string? FileName,
    string? Problem
)
{
    public const string FilePart = "docfile";

    private const int MostNameCharacters = 255;

    /// <exception cref="RefusedException">The body is too large or is no multipart body.</exception>
    public static async Task<UploadBody> Read(HttpRequest request, Spool spool, long mostBytes, CancellationToken stop)
    {
        var body = await MultipartBody.Read(
            request,
            spool,
            UploadLimits.OneFile(mostBytes),
            stop,
            part => part == FilePart
        );
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var twice = body
            .Fields.Where(field => !fields.TryAdd(field.Key, JsonSerializer.SerializeToElement(field.Value)))
            .Select(field => $"{field.Key}: given more than once");
        var problem =
            body.PassedOver.Select(part => $"{part}: only one file is read, in the part {FilePart}").FirstOrDefault()
            ?? twice.ToList().FirstOrDefault()
            ?? (fields.Remove(FilePart) ? $"{FilePart}: must be a file" : null);
        if (body.Files is not [var file, ..])
        {
            return new(fields, null, null, problem);
        }

        var name = file.FileName.Length == 0 ? "document" : file.FileName.Start(MostNameCharacters);

        return new(fields, file.Content ?? throw new RefusedException(new(RefusalKind.BodyTooLarge)), name, problem);
    }
}
