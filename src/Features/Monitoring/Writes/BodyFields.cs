using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Platform.Features.Monitoring;

/// <summary>
/// The body of a POST as fields: one JSON object, or a form whose values are all text. A form in parts is only read
/// where a file may be among them, see <see cref="UploadBody"/>.
/// </summary>
internal static class BodyFields
{
    /// <summary>Of one object; files and batches are read elsewhere.</summary>
    private const int MostBytes = 1024 * 1024;

    /// <summary>Null when the body is JSON, but no object.</summary>
    /// <exception cref="RefusedException">413, 415, the body is broken, or a field comes twice.</exception>
    public static async Task<IReadOnlyDictionary<string, JsonElement>?> Read(
        HttpRequest request,
        CancellationToken stop
    )
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Math.Min(limit.MaxRequestBodySize ?? MostBytes, MostBytes);
        }

        if (Speaks(request, MediaTypeNames.Application.FormUrlEncoded))
        {
            return await ReadForm(request, stop);
        }

        if (!Speaks(request, MediaTypeNames.Application.Json))
        {
            throw new RefusedException(new(RefusalKind.UnsupportedMediaType, request.ContentType ?? ""));
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, default, stop);

            return document.RootElement.ValueKind is JsonValueKind.Object ? Fields(document.RootElement) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The second is what the reader throws for text that is not UTF-8 or has half a surrogate pair.
            throw new RefusedException(new(RefusalKind.MalformedBody, broken.Message));
        }
    }

    private static bool Speaks(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var sent)
        && sent.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reading each text here finds broken ones.</summary>
    private static Dictionary<string, JsonElement> Fields(JsonElement body)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in body.EnumerateObject())
        {
            if (fields.Count == RequestBounds.MostParameters)
            {
                throw new RefusedException(
                    new(
                        RefusalKind.Invalid,
                        $"the body has more than {RequestBounds.MostParameters} fields",
                        ErrorType.InvalidValue
                    )
                );
            }

            _ =
                property.Value.ValueKind is JsonValueKind.String
                    ? property.Value.GetString()
                    : property.Value.GetRawText();

            if (!fields.TryAdd(property.Name, property.Value.Clone()))
            {
                throw Twice(property.Name);
            }
        }

        return fields;
    }

    private static async Task<Dictionary<string, JsonElement>> ReadForm(HttpRequest request, CancellationToken stop)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);

        return FormText
            .Read(body.GetBuffer().AsMemory(0, (int)body.Length))
            .ToDictionary(
                field => field.Key,
                field =>
                    field.Value.Count == 1 ? JsonSerializer.SerializeToElement(field.Value[0]) : throw Twice(field.Key),
                StringComparer.Ordinal
            );
    }

    /// <summary>Which of the two was meant cannot be known.</summary>
    private static RefusedException Twice(string name) =>
        new(new(RefusalKind.Invalid, $"{name}: given more than once", ErrorType.InvalidValue));
}
