using System.Net;

namespace Platform.Features.Learning;

/// <summary>What the link in mails to subscribers opens.</summary>
internal static class UnsubscriptionPage
{
    /// <summary>Before the link's own parts.</summary>
    public const string Path = LearningArea.Prefix + "/subscriptions/unsubscribe/";

    public const string Html = "text/html; charset=utf-8";

    /// <summary>A page with a button, or with what has happened.</summary>
    public static ContentHttpResult Of(HttpContext context, string heading, bool hasButton)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; form-action 'self'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        var button = hasButton ? "<form method=\"post\"><button>Unsubscribe</button></form>\n" : "";

        return TypedResults.Content(
            $$"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
            <title>News</title><link rel="icon" href="data:,">
            <style>body{font-family:sans-serif;max-width:30em;margin:3em auto;padding:0 1em}button{font:inherit;padding:.3em}</style></head>
            <body>
            <h1>{{WebUtility.HtmlEncode(heading)}}</h1>
            {{button}}</body>
            </html>

            """,
            Html
        );
    }
}
