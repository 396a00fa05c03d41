using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Platform.Infrastructure.Http;

/// <summary>
/// Answers for clients that take them compressed: text of at least <see cref="HttpOptions.CompressFromBytes"/>, also while
/// it is being written. Not the framework's middleware, which compresses the smallest answers too and makes them larger.
/// </summary>
public static class Compression
{
    /// <summary>Inside of what makes refusals, which are small, and which replace an answer that has not begun.</summary>
    public static void UseCompression(this WebApplication app)
    {
        var from = app.Services.GetRequiredService<HttpOptions>().CompressFromBytes;
        if (from == 0)
        {
            return;
        }

        app.Use(
            (context, next) =>
                CodingFor(context) is { } coding ? Compressed(context, coding, from, next) : next(context)
        );
    }

    private static async Task Compressed(HttpContext context, string coding, int from, RequestDelegate next)
    {
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var body = new CompressedBody(context, wire, coding, from);
        context.Features.Set<IHttpResponseBodyFeature>(body);
        try
        {
            await next(context);
            await body.FinishAsync();
        }
        finally
        {
            context.Features.Set(wire);
        }
    }

    /// <summary>Null: the answer goes as it is. Of two that the client likes equally the one that makes it smaller.</summary>
    private static string? CodingFor(HttpContext context)
    {
        var accepted = context.Request.Headers.AcceptEncoding;
        if (
            accepted.Count == 0
            || HttpMethods.IsHead(context.Request.Method)
            || context.Request.Headers.Upgrade.Count > 0
            || !StringWithQualityHeaderValue.TryParseList([.. accepted!], out var listed)
        )
        {
            return null;
        }

        var brotli = QualityOf("br");
        var gzip = QualityOf("gzip");

        return brotli is 0 && gzip is 0 ? null
            : brotli >= gzip ? "br"
            : "gzip";

        double QualityOf(string coding) =>
            (
                listed.FirstOrDefault(one => one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
                ?? listed.FirstOrDefault(one => one.Value == "*")
            )
                is { } said
                ? said.Quality ?? 1
                : 0;
    }
}
