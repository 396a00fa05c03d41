using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Platform.Infrastructure.Http;

/// <summary>
/// What no endpoint reads, refused before one is asked and after the caller is known: too many parameters, a query that is
/// not UTF-8, a body that is compressed, a body in another encoding than UTF-8.
/// </summary>
public static class RequestBounds
{
    /// <summary>Of a query, a form or an object.</summary>
    public const int MostParameters = 1_000;

    /// <summary>Of a request line: room for lists of 5,000 ids of ten digits, each comma percent-encoded.</summary>
    public const int MostLineBytes = 128 * 1024;

    /// <summary>Before routing, which would look at all of it.</summary>
    public static void UseLineBound(this WebApplication app)
    {
        var areas = app.Services.GetRequiredService<Areas>();

        app.Use(
            (context, next) =>
                context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length > MostLineBytes
                    ? areas.Of(context).Refuse(context, new Refusal(RefusalKind.UriTooLong))
                    : next(context)
        );
    }

    public static void UseRequestBounds(this WebApplication app)
    {
        var areas = app.Services.GetRequiredService<Areas>();

        app.Use(
            (context, next) =>
                Refused(context) is { } refusal ? areas.Of(context).Refuse(context, refusal) : next(context)
        );
    }

    private static Refusal? Refused(HttpContext context)
    {
        var request = context.Request;
        if (request.QueryString.Value is { } query && query.AsSpan().Count('&') >= MostParameters)
        {
            return new(RefusalKind.Invalid) { Words = $"The query has more than {MostParameters} parameters." };
        }

        if (!FormText.IsUtf8(request.QueryString.Value ?? ""))
        {
            return new(RefusalKind.Invalid) { Words = "The query is not UTF-8." };
        }

        // Nobody reads what a GET or a DELETE brings along.
        if (
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsDelete(request.Method)
            || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true
        )
        {
            return null;
        }

        if (request.Headers.ContentEncoding is [{ Length: > 0 } coding, ..] && coding != "identity")
        {
            context.Response.Headers.AcceptEncoding = "identity"; // RFC 9110, 15.5.16

            return Unsupported(
                request,
                $"Content-Encoding \"{Shown(coding)}\" is not read here; send the body as it is."
            );
        }

        return ForeignCharset(request.ContentType) is { } charset
            ? Unsupported(request, $"Charset \"{Shown(charset)}\" is not read here; send the body as UTF-8.")
            : null;
    }

    private static Refusal Unsupported(HttpRequest request, string words) =>
        new(RefusalKind.UnsupportedMediaType, request.ContentType ?? "") { Words = words };

    private static string? ForeignCharset(string? contentType) =>
        contentType?.Contains("charset", StringComparison.OrdinalIgnoreCase) == true
        && MediaTypeHeaderValue.TryParse(contentType, out var type)
        && HeaderUtilities.RemoveQuotes(type.Charset).Value is { Length: > 0 } charset
        && charset.ToLowerInvariant() is not ("utf-8" or "utf8" or "us-ascii" or "ascii")
            ? charset
            : null;

    private static string Shown(string sent) => sent.Length <= 100 ? sent : sent[..100] + "…";
}
