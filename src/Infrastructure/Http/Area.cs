using System.Text.Json.Serialization;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http;

/// <summary>
/// What the parts around the slices must know of an area: which paths are its own, how its callers prove
/// themselves, and how it words a refusal. Each area has one, in its <c>XArea.cs</c>.
/// </summary>
public abstract class Area : Part
{
    /// <summary>First path segments that belong to the area; the longest match over all areas wins.</summary>
    public abstract IReadOnlyList<string> Prefixes { get; }

    /// <summary>The authentication scheme of its routes, also asked before a wrong method is told; null: none.</summary>
    public abstract string? Scheme { get; }

    /// <summary>Without credentials an unknown path is a 401 too.</summary>
    public virtual bool ProvesFirst => false;

    /// <summary>How the contract spells paths; both spellings are served everywhere.</summary>
    public virtual bool PathsEndInSlash => false;

    /// <summary>Its resources, in the order in which a reader should meet them.</summary>
    public virtual IReadOnlyList<Topic> Topics => [];

    /// <summary>The media types in which a body of fields is read.</summary>
    public virtual IReadOnlyList<string> BodyTypes => [];

    /// <summary>Its paths name persons or hold secrets: they are in no trace.</summary>
    public virtual bool HidesPaths => false;

    /// <summary>How values in its records are written, by type: times, floats.</summary>
    public virtual IReadOnlyList<JsonConverter> Writes => [];

    /// <summary>The same where the settings have a say in it, such as the time zone.</summary>
    public virtual IReadOnlyList<JsonConverter> WritesBy(Settings settings) => Writes;

    /// <summary>How they are written in answers that are streamed row by row.</summary>
    public virtual RowStyle Rows => RowStyle.Repr;

    /// <summary>The same where the settings have a say in it.</summary>
    public virtual RowStyle RowsOf(HttpContext context) => Rows;

    /// <summary>Writes the area's body for a refusal. The status is already set.</summary>
    public abstract Task Write(HttpContext context, Refusal refusal);

    /// <summary>How times look in its answers, as OpenAPI calls it: <c>date-time</c>, or without a zone <c>date-time-local</c>.</summary>
    public virtual string TimeFormat => "date-time";

    /// <summary>The shape of that body, for the OpenAPI document.</summary>
    public abstract OpenApiSchema RefusalSchema { get; }

    /// <summary>What any of its operations may answer, besides what follows from policy, body and signature.</summary>
    public virtual IReadOnlyList<RefusalKind> RefusesAnywhere =>
        [
            RefusalKind.Invalid,
            RefusalKind.UriTooLong,
            RefusalKind.TooManyRequests,
            RefusalKind.Internal,
            RefusalKind.Unavailable,
        ];

    /// <summary>What the area checks between routing and authentication, such as <c>Accept</c>; null: go on.</summary>
    public virtual Refusal? Negotiate(HttpContext context) => null;

    /// <summary>
    /// Spellings of a path that are the same as another, before routing: the other one. Null: the area has none, and no
    /// request is asked.
    /// </summary>
    public virtual Func<PathString, PathString>? Respells => null;

    /// <summary>What is wrong with a method that a path does not serve.</summary>
    public virtual ValueTask<Refusal> OtherMethod(HttpContext context) =>
        new(new Refusal(RefusalKind.MethodNotAllowed, context.Request.Method));

    /// <summary>The body of OPTIONS, after <c>Allow</c> is set; none unless the contract has one.</summary>
    public virtual Task WriteOptions(HttpContext context) => Task.CompletedTask;

    /// <summary>What a broken rule of the database means here, before the house's defaults; null: the defaults.</summary>
    public virtual Refusal? Translate(Npgsql.PostgresException refused, HttpContext context) => null;

    /// <summary>Sets the status and writes the body, unless the answer is already under way.</summary>
    public Task Refuse(HttpContext context, Refusal refusal)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();

            return Task.CompletedTask;
        }

        context.Response.StatusCode = refusal.Status;
        if (
            refusal.Kind is RefusalKind.Unavailable or RefusalKind.StorageFull or RefusalKind.BadGateway
            && context.Response.Headers.RetryAfter.Count == 0
        )
        {
            context.Response.Headers.RetryAfter = "5";
        }

        if (refusal.Challenge is { } challenge)
        {
            context.Response.Headers.WWWAuthenticate = challenge;
        }

        if (refusal.Kind is RefusalKind.BodyTooSlow)
        {
            context.Response.Headers.Connection = "close"; // the rest of the body may still come, or never
        }

        return Write(context, refusal);
    }
}

/// <summary>All areas that are switched on.</summary>
public sealed class Areas(IEnumerable<Area> all)
{
    private readonly Area[] _all = [.. all];

    /// <summary>Paths as the areas' routes spell them.</summary>
    public IReadOnlyList<Func<PathString, PathString>> Respells { get; } =
    [.. all.Select(area => area.Respells).OfType<Func<PathString, PathString>>()];

    /// <summary>The area of the endpoint, else of the path, else the platform's own.</summary>
    public Area Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Area>() ?? OfPath(context.Request.Path);

    /// <summary>Before an endpoint is known.</summary>
    public Area OfPath(PathString path) =>
        _all.SelectMany(area => area.Prefixes, (area, prefix) => (area, prefix))
            .Where(owned => path.StartsWithSegments(owned.prefix, StringComparison.OrdinalIgnoreCase)) // as routes are matched
            .OrderByDescending(owned => owned.prefix.Length)
            .Select(owned => owned.area)
            .FirstOrDefault()
        ?? PlatformArea.Instance;
}
