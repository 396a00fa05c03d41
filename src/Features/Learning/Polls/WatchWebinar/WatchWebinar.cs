using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Platform.Features.Learning;

/// <summary>
/// A plain page that shows what is launched in a webinar while it happens, takes the answers of whoever signs in, and lets
/// staff launch (an addition). It is a client of the API like any other.
/// </summary>
public sealed class WatchWebinar : ICarterModule
{
    private const string Html = "text/html; charset=utf-8";

    private static readonly string Page = Read();

    /// <summary>The page runs its own script and talks to the service, and that is all it may do.</summary>
    private static readonly string Policy =
        "default-src 'none'; connect-src 'self'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; "
        + $"form-action 'none'; frame-ancestors 'none'; script-src 'sha256-{DigestOfScript()}'";

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup(LearningArea.Watch)
            .WithMetadata(LearningArea.Instance, new Allowance(Throttles.Requests))
            .AllowAnonymous()
            .MapGet("{webinar_id:id}/", Handle)
            .WithName("Learning.WatchWebinar")
            .WithSummary("Watch a webinar's live poll in the browser (an addition)")
            .Produces<string>(StatusCodes.Status200OK, "text/html");

    /// <param name="webinarId">Of the webinar.</param>
    /// <param name="context">For a header.</param>
    /// <param name="database">Where webinars are.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<ContentHttpResult, NotFound>> Handle(
        [FromRoute(Name = "webinar_id")] long webinarId,
        HttpContext context,
        Database database,
        CancellationToken stop
    )
    {
        if (!await OpenWebinar.Find(database, webinarId, stop))
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;

        return TypedResults.Content(Page, Html);
    }

    private static string Read()
    {
        using var stream = typeof(WatchWebinar).Assembly.GetManifestResourceStream("Learning/WatchWebinar.html")!;
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string DigestOfScript()
    {
        const string Begin = "<script>";
        var begin = Page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var script = Page[begin..Page.IndexOf("</script>", StringComparison.Ordinal)];

        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
    }
}
