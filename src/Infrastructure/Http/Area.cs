using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http;

/// <summary>
/// What the parts around the slices must know of an area: which paths are its own, how its callers prove
/// themselves, and how it words a refusal. Each area has one, in its <c>XArea.cs</c>.
/// </summary>
public abstract class Area
{
    /// <summary>For example <c>Sync</c>: tag, OpenAPI document and prefix of operation names.</summary>
    public abstract string Name { get; }

    /// <summary>First path segments that belong to the area; the longest match over all areas wins.</summary>
    public abstract IReadOnlyList<string> Prefixes { get; }

    /// <summary>The authentication scheme of its routes, also asked before a wrong method is told; null: none.</summary>
    public abstract string? Scheme { get; }

    /// <summary>How the contract spells paths; both spellings are served everywhere.</summary>
    public virtual bool PathsEndInSlash => false;

    /// <summary>Writes the area's body for a refusal. The status is already set.</summary>
    public abstract Task Write(HttpContext context, Refusal refusal);

    /// <summary>The shape of that body, for the OpenAPI document.</summary>
    public abstract OpenApiSchema RefusalSchema { get; }

    /// <summary>Other shapes of its 400, besides what an operation declares.</summary>
    public virtual IReadOnlyList<OpenApiSchema> InvalidShapes => [];

    /// <summary>What any of its operations may answer, besides what follows from policy, body and signature.</summary>
    public virtual IReadOnlyList<RefusalKind> RefusesAnywhere =>
        [RefusalKind.TooManyRequests, RefusalKind.Internal, RefusalKind.Unavailable];

    /// <summary>What the area checks between routing and authentication, such as <c>Accept</c>; null: go on.</summary>
    public virtual Refusal? Negotiate(HttpContext context) => null;

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
        if (refusal.Kind is RefusalKind.Unavailable && context.Response.Headers.RetryAfter.Count == 0)
        {
            context.Response.Headers.RetryAfter = "5";
        }

        return Write(context, refusal);
    }
}

/// <summary>All areas that are switched on.</summary>
public sealed class Areas(IEnumerable<Area> all)
{
    private readonly Area[] _all = [.. all];

    /// <summary>The area of the endpoint, else of the path, else the platform's own.</summary>
    public Area Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Area>() ?? OfPath(context.Request.Path);

    private Area OfPath(PathString path) =>
        _all.SelectMany(area => area.Prefixes, (area, prefix) => (area, prefix))
            .Where(owned => path.StartsWithSegments(owned.prefix, StringComparison.OrdinalIgnoreCase)) // as routes are matched
            .OrderByDescending(owned => owned.prefix.Length)
            .Select(owned => owned.area)
            .FirstOrDefault()
        ?? PlatformArea.Instance;
}

public static class AreasSetup
{
    /// <summary>All areas but those with <c>Areas:{Name}=false</c> in the settings.</summary>
    public static Area[] SwitchedOn(this WebApplicationBuilder builder, IReadOnlyList<Area> areas)
    {
        var on = builder.Settings().SwitchedOn("Areas", [.. areas.Select(area => area.Name)]);

        return [.. areas.Where(area => on.Contains(area.Name))];
    }
}
