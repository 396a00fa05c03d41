using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Monitoring;

/// <summary>A multipart body: its one file taken to the spool while it arrives, its fields as text.</summary>
internal sealed class UploadBody : IDisposable
{
    /// <summary>For boundaries, headers and fields.</summary>
    private const int Around = 64 * 1024;

    /// <summary>RFC 2046; the reader fails with much longer ones.</summary>
    private const int MostBoundaryCharacters = 70;

    private const int MostNameCharacters = 255;

    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, JsonElement> Fields => _fields;

    /// <summary>Null: no file came.</summary>
    public SpooledFile? File { get; private set; }

    /// <summary>As the client named it, without folders.</summary>
    public string? FileName { get; private set; }

    /// <summary>What is wrong with the parts; null when nothing is.</summary>
    public string? Problem { get; private set; }

    public static bool Is(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    /// <param name="context">The request.</param>
    /// <param name="filePart">The name of the part with the file.</param>
    /// <param name="mostBytes">A larger file is refused; other endpoints have the limit of all requests.</param>
    /// <exception cref="RefusedException">The body is too large or is no multipart body.</exception>
    public static async Task<UploadBody> Read(HttpContext context, string filePart, long mostBytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = mostBytes + Around;
        }

        var body = new UploadBody();
        try
        {
            await body.ReadParts(context, filePart, mostBytes);

            return body;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            body.Dispose();
            throw new RefusedException(
                new(RefusalKind.Invalid, $"the multipart body is broken: {broken.Message}", ErrorType.InvalidValue)
            );
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose() => File?.Dispose();

    private async Task ReadParts(HttpContext context, string filePart, long mostBytes)
    {
        var boundary = HeaderUtilities
            .RemoveQuotes(MediaTypeHeaderValue.Parse(context.Request.ContentType).Boundary)
            .Value;
        if (boundary is not { Length: > 0 and <= MostBoundaryCharacters })
        {
            throw new InvalidDataException($"it names no boundary of 1 to {MostBoundaryCharacters} characters");
        }

        var spool = context.RequestServices.GetRequiredService<Spool>();
        var stop = context.RequestAborted;
        var reader = new MultipartReader(boundary, context.Request.Body);
        while (await reader.ReadNextSectionAsync(stop) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
            {
                throw new InvalidDataException("a part has no name");
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            if (!disposition.IsFileDisposition())
            {
                await ReadField(part, name, filePart, stop);
            }
            else if (name != filePart || File is not null)
            {
                Problem ??= $"{name}: only one file is read, in the part {filePart}";
            }
            else
            {
                FileName = NameOf(disposition);
                File = await spool.Take(part.Body, mostBytes, stop);
            }
        }
    }

    private async Task ReadField(MultipartSection part, string name, string filePart, CancellationToken stop)
    {
        using var text = new StreamReader(part.Body, Encoding.UTF8);
        var value = await text.ReadToEndAsync(stop);
        if (name == filePart)
        {
            Problem ??= $"{filePart}: must be a file";
        }
        else if (!_fields.TryAdd(name, JsonSerializer.SerializeToElement(value)))
        {
            Problem ??= $"{name}: given more than once";
        }
    }

    /// <summary>Some clients send the whole path; and no name may carry signs that a log or a list would act on.</summary>
    private static string NameOf(ContentDispositionHeaderValue disposition)
    {
        var sent =
            (
                disposition.FileNameStar.HasValue
                    ? disposition.FileNameStar
                    : HeaderUtilities.RemoveQuotes(disposition.FileName)
            ).Value
            ?? "";
        var name = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..];
        var shown = string.Concat(name.EnumerateRunes().Where(rune => !Rune.IsControl(rune))).Trim();

        return shown.Length == 0 ? "document" : shown.Start(MostNameCharacters);
    }
}
