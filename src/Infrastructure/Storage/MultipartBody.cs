using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Platform.Infrastructure.Storage;

/// <summary>What an endpoint takes of a multipart body.</summary>
/// <param name="FileBytes">Of one file; what is larger is passed over and told.</param>
/// <param name="Files">Kept at most; further ones are passed over and told.</param>
/// <param name="BodyBytes">Of the whole body, in place of the house's limit; what is larger is a 413.</param>
public sealed record UploadLimits(long FileBytes, int Files, long BodyBytes)
{
    /// <summary>For boundaries, headers and fields.</summary>
    public const int Around = 64 * 1024;

    /// <summary>One file of so many bytes, and what is around it.</summary>
    public static UploadLimits OneFile(long bytes) => new(bytes, 1, bytes + Around);
}

/// <summary>A file part.</summary>
/// <param name="Part">The name of its part.</param>
/// <param name="FileName">As the client calls it, without folders and without control characters; may be empty.</param>
/// <param name="ContentType">As the client says.</param>
/// <param name="Content">Null: larger than a file may be.</param>
public sealed record UploadedFile(string Part, string FileName, string? ContentType, SpooledFile? Content) : IUpload;

/// <summary>
/// A multipart body, read as it arrives: its files go to the spool, its fields are kept as text. Nothing of it is judged
/// here but its form; the words for what is missing or too large are the area's.
/// </summary>
public sealed class MultipartBody : IDisposable
{
    /// <summary>RFC 2046; the reader fails with much longer ones.</summary>
    private const int MostBoundaryCharacters = 70;

    /// <summary>Of all fields together.</summary>
    private const int MostFieldBytes = 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<KeyValuePair<string, string>> _fields = [];
    private readonly List<UploadedFile> _files = [];
    private readonly List<string> _passedOver = [];
    private int _fieldBytes;

    /// <summary>In their order; a name may come more than once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    /// <summary>In their order; a name may come more than once.</summary>
    public IReadOnlyList<UploadedFile> Files => _files;

    /// <summary>The names of file parts that were not wanted, or one too many.</summary>
    public IReadOnlyList<string> PassedOver => _passedOver;

    public static bool Is(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads to the end. What was spooled goes with the answer, at the latest.</summary>
    /// <param name="request">A multipart one.</param>
    /// <param name="spool">Takes its files.</param>
    /// <param name="limits">What is taken of it.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="wants">Whether a file part of this name is kept; null: all are.</param>
    /// <exception cref="RefusedException">The body is too large or is no multipart body, or its files cannot be written.</exception>
    public static async Task<MultipartBody> Read(
        HttpRequest request,
        Spool spool,
        UploadLimits limits,
        CancellationToken stop,
        Predicate<string>? wants = null
    )
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = limits.BodyBytes;
        }

        var body = new MultipartBody();
        request.HttpContext.Response.RegisterForDispose(body);
        try
        {
            await body.ReadParts(request, spool, limits, wants, stop);

            return body;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new RefusedException(new(RefusalKind.MalformedForm, broken.Message));
        }
    }

    public void Dispose()
    {
        foreach (var file in _files)
        {
            file.Content?.Dispose();
        }
    }

    private async Task ReadParts(
        HttpRequest request,
        Spool spool,
        UploadLimits limits,
        Predicate<string>? wants,
        CancellationToken stop
    )
    {
        var parts = 0;
        var reader = new MultipartReader(BoundaryOf(request), request.Body);
        while (await reader.ReadNextSectionAsync(stop) is { } part)
        {
            if (++parts > RequestBounds.MostParameters)
            {
                throw new InvalidDataException($"it has more than {RequestBounds.MostParameters} parts");
            }

            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
            {
                throw new InvalidDataException("a part has no name");
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            if (disposition is { FileName.HasValue: false, FileNameStar.HasValue: false })
            {
                _fields.Add(new(name, await Text(part, name, stop)));
            }
            else if (disposition.IsFileDisposition()) // else a form's file field in which nothing was chosen
            {
                await Take(part, name, NameOf(disposition));
            }
        }

        async Task Take(MultipartSection part, string name, string fileName)
        {
            if (_files.Count == limits.Files || wants?.Invoke(name) == false)
            {
                _passedOver.Add(name);

                return;
            }

            var content = await spool.Take(part.Body, limits.FileBytes, stop);
            _files.Add(new(name, fileName, part.ContentType, content));
        }
    }

    private static string BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= MostBoundaryCharacters } boundary
            ? boundary
            : throw new InvalidDataException($"it names no boundary of 1 to {MostBoundaryCharacters} characters");

    private async Task<string> Text(MultipartSection part, string name, CancellationToken stop)
    {
        using var text = new MemoryStream();
        var buffer = new byte[4 * 1024];
        for (int read; (read = await part.Body.ReadAsync(buffer, stop)) > 0; )
        {
            _fieldBytes += read;
            if (_fieldBytes > MostFieldBytes)
            {
                throw new RefusedException(new(RefusalKind.BodyTooLarge));
            }

            text.Write(buffer, 0, read);
        }

        try
        {
            return Utf8.GetString(text.GetBuffer(), 0, (int)text.Length);
        }
        catch (DecoderFallbackException foreign)
        {
            throw new InvalidDataException($"the part {name} is not UTF-8", foreign);
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

        return string.Concat(name.EnumerateRunes().Where(rune => !Rune.IsControl(rune))).Trim();
    }
}
