using System.Globalization;
using System.Net;
using System.Text.Json.Serialization;

namespace Platform.Features.Learning;

/// <summary>
/// Confirms what is printed on a certificate to whoever has its number (an addition): a page to read, or JSON where
/// <c>Accept</c> asks for it. Of one that was withdrawn or replaced it says so. An erased person's certificates are not known
/// any more.
/// </summary>
public sealed class VerifyCertificate : ICarterModule
{
    private const string Page = "text/html";

    private static readonly Statement Find = Statement.Of<VerifyCertificate>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup(LearningArea.Certificates)
            .WithMetadata(LearningArea.Instance, new Allowance(Throttles.Requests))
            .AllowAnonymous()
            .MapGet("{number}/", Handle)
            .WithName("Learning.VerifyCertificate")
            .WithSummary("Confirm a certificate")
            .Produces<Response>(StatusCodes.Status200OK, "application/json", Page)
            .WithExample(
                response: """
                {
                  "number": "HP-2026-000001-7K3M9QXA", "full_name": "Коваль Анна Петровна", "title": "Хирургия",
                  "issued": "2026-11-29T10:00:00", "points": null, "status": "valid", "ended": null, "replaced_by": null
                }
                """
            );

    /// <param name="Number">As printed.</param>
    /// <param name="FullName">Last, first, parent.</param>
    /// <param name="Title">Of the event, webinar or course.</param>
    /// <param name="Issued">When it was issued.</param>
    /// <param name="Points">Of a course; else null.</param>
    /// <param name="Status"><c>valid</c>, <c>withdrawn</c>, or <c>replaced</c> by another.</param>
    /// <param name="Ended">Since when it is not valid any more; else null.</param>
    /// <param name="ReplacedBy">The number of the other; else null.</param>
    /// <param name="Passed">Shown on the page.</param>
    public sealed record Response(
        string Number,
        string FullName,
        string Title,
        DateTime Issued,
        int? Points,
        string Status,
        DateTime? Ended,
        string? ReplacedBy,
        [property: JsonIgnore] DateTime Passed
    );

    /// <param name="number">As it is printed.</param>
    /// <param name="context">Says which form is wanted.</param>
    /// <param name="database">Where it is kept.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<Response>, ContentHttpResult, NotFound>> Handle(
        string number,
        HttpContext context,
        Database database,
        CancellationToken stop
    )
    {
        if (await database.OneOrNone<Response>(Find, new { number }, stop) is not { } found)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.Vary = "Accept";
        if (context.Request.GetTypedHeaders().Accept.Any(wanted => wanted.MediaType == "application/json"))
        {
            return TypedResults.Ok(found);
        }

        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

        return TypedResults.Content(
            PageOf(found, LearningArea.Instance.OriginOf(context), LearningArea.Instance.ZoneOf(context)),
            Page + "; charset=utf-8"
        );
    }

    private static string PageOf(Response found, string origin, TimeZoneInfo zone)
    {
        var points = found.Points is { } some
            ? $"<dt>Points</dt><dd>{some.ToString(CultureInfo.InvariantCulture)}</dd>\n"
            : "";
        var (heading, sentence) = found switch
        {
            { ReplacedBy: { } other } => (
                "This certificate was replaced",
                $"On {Day(found.Ended!.Value)} another was issued in its place: <a href=\"{Text(origin)}{LearningArea.Certificates}/{Text(other)}\">{Text(other)}</a>. It is not valid any more. It said:"
            ),
            { Status: not "valid" } => (
                "This certificate was withdrawn",
                $"It is not valid since {Day(found.Ended!.Value)}. It said:"
            ),
            _ => ("This certificate is real", "It was issued here. Compare what is printed on it:"),
        };

        return $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
            <title>Certificate {Text(found.Number)}</title><link rel="icon" href="data:,">
            <style>body{"{"}font-family:sans-serif;max-width:40em;margin:3em auto;padding:0 1em{"}"}dt{"{"}color:#555{"}"}dd{"{"}margin:0 0 1em{"}"}</style></head>
            <body>
            <h1>{heading}</h1>
            <p>{sentence}</p>
            <dl>
            <dt>Number</dt><dd>{Text(found.Number)}</dd>
            <dt>Name</dt><dd>{Text(found.FullName)}</dd>
            <dt>Title</dt><dd>{Text(found.Title)}</dd>
            <dt>Date</dt><dd>{Day(found.Passed)}</dd>
            <dt>Issued</dt><dd>{Day(found.Issued)}</dd>
            {points}</dl>
            </body>
            </html>

            """;

        string Day(DateTime time) =>
            TimeZoneInfo.ConvertTimeFromUtc(time, zone).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

        static string Text(string text) => WebUtility.HtmlEncode(text);
    }
}
