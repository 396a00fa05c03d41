using System.Net;
using System.Text;

namespace Platform.Infrastructure.Http;

/// <summary><c>/</c>: a plain page that says what runs here and where its documents are.</summary>
public static class IndexPage
{
    public static void MapIndexPage(this WebApplication app, IEnumerable<Area> areas)
    {
        var page = Page(areas);

        app.MapGet("/", () => TypedResults.Text(page, "text/html; charset=utf-8"))
            .WithName("Platform.Index")
            .WithMetadata(PlatformArea.Instance)
            .ExcludeFromDescription()
            .AllowAnonymous();
    }

    private static string Page(IEnumerable<Area> areas)
    {
        var rows = new StringBuilder();
        foreach (var area in areas)
        {
            var document = $"/openapi/{area.Name.ToLowerInvariant()}.json";
            rows.Append("<li>")
                .Append(WebUtility.HtmlEncode(area.Name))
                .Append($" (<a href=\"{document}\">{document}</a>)</li>\n");
        }

        return $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Platform</title><link rel="icon" href="data:,"></head>
            <body>
            <h1>Platform</h1>
            <p>The APIs that run here:</p>
            <ul>
            {rows}</ul>
            <p><a href="/scalar">Try them in the browser</a> · <a href="/health/ready">Is it ready?</a></p>
            </body>
            </html>

            """;
    }
}
