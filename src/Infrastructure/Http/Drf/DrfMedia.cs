using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>The request bodies that this style reads.</summary>
public static class DrfMedia
{
    public enum Kind
    {
        Json,
        Form,
        Multipart,
    }

    /// <exception cref="RefusedException">415 for anything but JSON and the two form types.</exception>
    public static Kind Of(HttpRequest request)
    {
        var sent = request.ContentType ?? "";
        var media = MediaTypeHeaderValue.TryParse(sent, out var parsed) ? parsed.MediaType.Value : sent;

        return media?.ToLowerInvariant() switch
        {
            "application/json" => Kind.Json,
            "application/x-www-form-urlencoded" => Kind.Form,
            "multipart/form-data" => Kind.Multipart,
            _ when !HasBody(request) => Kind.Json, // reads as an empty object, whatever it is said to be
            _ => throw new RefusedException(new(RefusalKind.UnsupportedMediaType, sent)),
        };
    }

    public static bool HasBody(HttpRequest request) =>
        request.ContentLength is not 0
        && request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };
}
