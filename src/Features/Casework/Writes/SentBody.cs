using System.Net;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Platform.Features.Casework;

/// <summary>A value of a body before anybody has asked what it should be: a text of a form, or JSON.</summary>
/// <param name="Text">Of a form.</param>
/// <param name="Json">Else.</param>
internal readonly record struct SentItem(string? Text, JsonElement Json)
{
    public static SentItem Of(JsonElement json) => new(null, json);

    public static SentItem Of(string text) => new(text, default);

    /// <summary>Null: it is no text, or half a surrogate pair is in it.</summary>
    public string? AsText() => Text ?? (Json.ValueKind is JsonValueKind.String ? SentBody.TextOf(Json) : null);
}

/// <summary>A body as it was sent: names and values in their order, or why it cannot be read.</summary>
internal sealed class SentBody
{
    public const int MostBytes = 1024 * 1024;

    private const int LongestName = 100;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private SentBody(IReadOnlyList<KeyValuePair<string, SentItem>> fields, Refusal? refusal) =>
        (Fields, Refusal) = (fields, refusal);

    public IReadOnlyList<KeyValuePair<string, SentItem>> Fields { get; }

    /// <summary>Null: nothing is wrong with it as a body.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Of a JSON object or a form.</summary>
    public static async Task<SentBody> Read(HttpRequest request, CancellationToken stop)
    {
        var (json, form, refusal) = await ReadAny(request, stop);

        return refusal is not null ? new([], refusal)
            : form is not null
                ? OfFields(form.Select(field => KeyValuePair.Create(field.Key, SentItem.Of(field.Value))))
            : json is null ? new([], null)
            : OfObject(json.Value);
    }

    /// <summary>Of one object inside a JSON document.</summary>
    public static SentBody OfObject(JsonElement json) =>
        json.ValueKind is not JsonValueKind.Object
            ? new([], Broken("it is JSON, but not an object"))
            : OfProperties(json);

    /// <summary>A JSON document, the fields of a form, or neither where nothing was sent.</summary>
    public static async Task<(JsonElement?, IReadOnlyList<KeyValuePair<string, string>>?, Refusal?)> ReadAny(
        HttpRequest request,
        CancellationToken stop
    )
    {
        var bytes = await Bytes(request, stop);

        return bytes is null ? (null, null, new(RefusalKind.BodyTooLarge))
            : bytes.Length == 0 ? (null, null, null)
            : Speaks(request, MediaTypeNames.Application.Json) ? OfJson(bytes)
            : Speaks(request, MediaTypeNames.Application.FormUrlEncoded) ? OfForm(bytes)
            : (null, null, new(RefusalKind.UnsupportedMediaType, request.ContentType ?? ""));
    }

    /// <summary>Of the names of a form, in their order; one that is there twice is a mistake.</summary>
    public static SentBody OfFields(IEnumerable<KeyValuePair<string, SentItem>> fields)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var list = fields.ToList();
        if (list.FirstOrDefault(field => !seen.Add(field.Key)).Key is { } twice)
        {
            return new(
                [],
                new CaseworkRefusal(
                    RefusalKind.Invalid,
                    "duplicate_clause",
                    $"'{Shown(twice)}' is there twice.",
                    new Problem("duplicate_clause") { Field = Shown(twice) }
                )
            );
        }

        return list.Count > RequestBounds.MostParameters
            ? new([], Broken($"it has more than {RequestBounds.MostParameters} fields"))
            : new(list, null);
    }

    /// <summary>Names of callers may be of any length.</summary>
    public static string Shown(string name) => name.Length <= LongestName ? name : name[..LongestName] + "…";

    /// <summary>Null: half a surrogate pair is in it.</summary>
    public static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static Refusal Broken(string why) => new(RefusalKind.MalformedBody, why);

    private static SentBody OfProperties(JsonElement json)
    {
        var fields = new List<KeyValuePair<string, SentItem>>();
        foreach (var property in json.EnumerateObject())
        {
            if (HasHalfPair(property.Value) || NameOf(property) is not { } name)
            {
                return new([], Broken("a text has half a surrogate pair"));
            }

            fields.Add(KeyValuePair.Create(name, SentItem.Of(property.Value)));
        }

        return OfFields(fields);
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool HasHalfPair(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => TextOf(json) is null,
            JsonValueKind.Array => json.EnumerateArray().Any(HasHalfPair),
            JsonValueKind.Object => json.EnumerateObject()
                .Any(property => NameOf(property) is null || HasHalfPair(property.Value)),
            _ => false,
        };

    private static async Task<byte[]?> Bytes(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > MostBytes)
        {
            return null;
        }

        using var body = new MemoryStream();
        var window = new byte[8 * 1024];
        for (int read; (read = await request.Body.ReadAsync(window, stop)) > 0; )
        {
            if (body.Length + read > MostBytes)
            {
                return null;
            }

            body.Write(window, 0, read);
        }

        return body.ToArray();
    }

    private static bool Speaks(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var sent)
        && sent.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    private static (JsonElement?, IReadOnlyList<KeyValuePair<string, string>>?, Refusal?) OfJson(byte[] bytes)
    {
        try
        {
            _ = Strict.GetCharCount(bytes);

            return (JsonDocument.Parse(bytes).RootElement, null, null);
        }
        catch (Exception broken) when (broken is JsonException or DecoderFallbackException)
        {
            return (null, null, Broken(broken is JsonException ? broken.Message : "it is not UTF-8"));
        }
    }

    private static (JsonElement?, IReadOnlyList<KeyValuePair<string, string>>?, Refusal?) OfForm(byte[] bytes)
    {
        try
        {
            var fields = new List<KeyValuePair<string, string>>();
            foreach (var pair in Strict.GetString(bytes).Split('&').Where(pair => pair.Length > 0))
            {
                var sign = pair.IndexOf('=', StringComparison.Ordinal);
                fields.Add(
                    KeyValuePair.Create(
                        Decoded(sign < 0 ? pair : pair[..sign]),
                        sign < 0 ? "" : Decoded(pair[(sign + 1)..])
                    )
                );
            }

            return (null, fields, null);
        }
        catch (DecoderFallbackException)
        {
            return (null, null, Broken("it is not UTF-8"));
        }
    }

    private static string Decoded(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        return Strict.GetString(WebUtility.UrlDecodeToBytes(bytes, 0, bytes.Length)!);
    }
}
