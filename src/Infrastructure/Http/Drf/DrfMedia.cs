using Microsoft.Net.Http.Headers;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>The request bodies that this style reads.</summary>
public static class DrfMedia
{
    public enum Kind
    {
        Json,
        Form,
    }

    /// <exception cref="RefusedException">415 for anything but JSON and the two form types.</exception>
    public static Kind Of(HttpRequest request)
    {
        var sent = request.ContentType ?? "";
        if (
            sent.Length == 0
            && request.ContentLength is null or 0
            && !request.Headers.ContainsKey(HeaderNames.TransferEncoding)
        )
        {
            return Kind.Json; // no body at all reads as an empty object
        }

        var media = MediaTypeHeaderValue.TryParse(sent, out var parsed) ? parsed.MediaType.Value : sent;

        return media?.ToLowerInvariant() switch
        {
            "application/json" => Kind.Json,
            "application/x-www-form-urlencoded" or "multipart/form-data" => Kind.Form,
            _ => throw new RefusedException(new(RefusalKind.UnsupportedMediaType, sent)),
        };
    }
}
