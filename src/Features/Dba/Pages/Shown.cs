using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Platform.Features.Dba;

/// <summary>One answer in two forms: JSON for who asks for it by <c>Accept</c> or <c>?format=json</c>, else a page.</summary>
/// <param name="value">The JSON.</param>
/// <param name="page">Made only when it is asked for.</param>
/// <param name="status">Other than 200: what the caller sent cannot be used, and the answer says why.</param>
public sealed class Shown<T>(T value, Func<Page> page, int status = StatusCodes.Status200OK) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = "no-store";
        httpContext.Response.Headers.Vary = HeaderNames.Accept;
        if (AsksForJson(httpContext.Request))
        {
            return TypedResults.Json(value, statusCode: status).ExecuteAsync(httpContext);
        }

        httpContext.Response.Headers.ContentSecurityPolicy = Page.Policy;
        httpContext.Response.Headers["Referrer-Policy"] = "same-origin"; // else a browser hides where a form comes from

        return TypedResults
            .Content(page().Text(httpContext.Request.Path), "text/html", Encoding.UTF8, status)
            .ExecuteAsync(httpContext);
    }

    private static bool AsksForJson(HttpRequest request) =>
        request.Query["format"] == "json"
        || MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
            && accepted.OrderByDescending(type => type.Quality ?? 1).FirstOrDefault()
                is { MediaType.Value: "application/json" };
}

/// <summary>A page of these: works without scripts, and loads nothing.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Body">Below it.</param>
public sealed record Page(string Title, Html Body)
{
    private const string Style = """
        :root{color-scheme:light dark;--line:light-dark(#d8dee4,#3d444d);--soft:light-dark(#f6f8fa,#151b23);--dim:light-dark(#59636e,#9198a1);--link:light-dark(#0550ae,#79b8ff);--bad:light-dark(#b42318,#ff8f85)}
        *{box-sizing:border-box}
        body{margin:0;font:15px/1.5 system-ui,sans-serif}
        header{display:flex;flex-wrap:wrap;gap:.2em 1.4em;align-items:baseline;padding:.6em 1.2em;background:var(--soft);border-bottom:1px solid var(--line)}
        header a{text-decoration:none}header a[aria-current]{color:inherit;font-weight:600;text-decoration:underline;text-underline-offset:.35em}
        main{padding:.4em 1.2em 3em;max-width:100em}
        h1{font-size:1.5em;margin:.5em 0 .3em;overflow-wrap:anywhere}h2{font-size:1.15em;margin:1.8em 0 .3em}
        p{margin:.3em 0;max-width:60em}.dim,caption{color:var(--dim)}.bad{color:var(--bad)}
        a{color:var(--link)}
        .wide{overflow-x:auto;border:1px solid var(--line);border-radius:6px;margin:.6em 0}
        table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
        th,td{padding:.3em .7em;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
        tr:last-child>td{border-bottom:0}
        th{background:var(--soft);font-weight:600;vertical-align:bottom}
        .n{text-align:right}td.n{white-space:nowrap}
        td.t{min-width:14em;overflow-wrap:anywhere}
        td.e{max-width:24em;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;color:var(--dim)}
        dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(11em,1fr));gap:.6em 1.2em;margin:.6em 0}
        dt{color:var(--dim);font-size:.87em}dd{margin:0;font-weight:600;overflow-wrap:anywhere}
        pre{margin:.6em 0;padding:.8em;background:var(--soft);border:1px solid var(--line);border-radius:6px;overflow-x:auto;font:13px/1.45 ui-monospace,monospace;tab-size:4}
        code{font:13px ui-monospace,monospace}
        .fields{display:grid;grid-template-columns:minmax(8em,max-content) minmax(10em,36em);gap:.4em 1em;align-items:center}
        form.find{display:flex;flex-wrap:wrap;gap:.5em;margin:.6em 0}
        input,select,button{font:inherit;color:inherit;padding:.25em .5em;border:1px solid var(--line);border-radius:5px;background:Canvas}
        .fields input{width:100%;font:13px ui-monospace,monospace}
        button{background:var(--soft);cursor:pointer;padding:.25em .9em}
        label small{color:var(--dim);display:block}
        ul{margin:.3em 0;padding-left:1.2em}.links{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2em 1em}
        @media(max-width:40em){body{font-size:14px}main,header{padding-inline:.8em}.fields{grid-template-columns:1fr;gap:.2em}.less{display:none}th,td{padding:.3em .5em}td.t{min-width:16em}table{font-size:13px}}
        """;

    /// <summary>Nothing but this style; forms go to the service alone.</summary>
    public static readonly string Policy =
        "default-src 'none'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        + $"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    private static readonly (string Path, string Name)[] Places =
    [
        ("/dba", "Now"),
        ("/dba/statements", "Statements"),
        ("/dba/tables", "Tables"),
        ("/dba/indexes", "Indexes"),
    ];

    public string Text(string path) =>
        Html.Of(
                $"""
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
                <title>{Title}</title><link rel="icon" href="data:,">
                <style>{Raw}</style></head>
                <body>
                <header>
                {Places.Select(place => Link(place, path))}</header>
                <main>
                <h1>{Title}</h1>
                {Body}
                </main>
                </body>
                </html>

                """
            )
            .ToString();

    /// <summary>Quotes in a style are no markup.</summary>
    private static Html Raw => Html.Literal(Style);

    private static Html Link((string Path, string Name) place, string path) =>
        path == place.Path ? Html.Of($"<a href=\"{place.Path}\" aria-current=\"page\">{place.Name}</a>\n")
        : path.StartsWith(place.Path + "/", StringComparison.Ordinal) && place.Path != "/dba"
            ? Html.Of($"<a href=\"{place.Path}\" aria-current=\"true\">{place.Name}</a>\n")
        : Html.Of($"<a href=\"{place.Path}\">{place.Name}</a>\n");
}
