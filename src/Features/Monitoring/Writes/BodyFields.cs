using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>The body of a POST as fields: one JSON object, or a form whose values are all text.</summary>
internal static class BodyFields
{
    /// <summary>Null when the body is JSON, but no object.</summary>
    /// <exception cref="RefusedException">415, or the JSON is broken.</exception>
    public static async Task<IReadOnlyDictionary<string, JsonElement>?> Read(
        HttpRequest request,
        CancellationToken stop
    )
    {
        if (request.HasFormContentType)
        {
            return await ReadForm(request, stop);
        }

        if (!request.HasJsonContentType())
        {
            throw new RefusedException(new(RefusalKind.UnsupportedMediaType, request.ContentType ?? ""));
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, default, stop);

            return document.RootElement.ValueKind is JsonValueKind.Object ? Fields(document.RootElement) : null;
        }
        catch (JsonException broken)
        {
            throw new RefusedException(new(RefusalKind.MalformedBody, broken.Message));
        }
        catch (InvalidOperationException broken)
        {
            // What the reader throws for text that is not UTF-8 or has half a surrogate pair.
            throw new RefusedException(new(RefusalKind.MalformedBody, broken.Message));
        }
    }

    /// <summary>Of a key that comes twice the last one counts. Reading each text here finds broken ones.</summary>
    private static Dictionary<string, JsonElement> Fields(JsonElement body)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in body.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.String)
            {
                _ = property.Value.GetString();
            }

            fields[property.Name] = property.Value.Clone();
        }

        return fields;
    }

    private static async Task<Dictionary<string, JsonElement>> ReadForm(HttpRequest request, CancellationToken stop)
    {
        try
        {
            var form = await request.ReadFormAsync(stop);

            return form.ToDictionary(
                field => field.Key,
                field => JsonSerializer.SerializeToElement(field.Value.ToString()),
                StringComparer.Ordinal
            );
        }
        catch (InvalidDataException broken)
        {
            throw new RefusedException(new(RefusalKind.MalformedBody, broken.Message));
        }
    }
}
