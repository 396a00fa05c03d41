using System.Collections.Frozen;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Net.Http.Headers;

namespace Platform.Infrastructure.Security;

/// <summary>On a route that only says which methods its path serves.</summary>
public sealed record ServesNothing;

/// <summary>
/// What a path does not serve is a route of its own, with the area and the access of the path: OPTIONS answers what it
/// does serve, any other method 405. So a closed path asks for credentials first, and an open one does not.
/// </summary>
public static class OtherMethods
{
    /// <summary>Served nowhere; methods that nobody has heard of take this way.</summary>
    private const string Nobodys = "TRACE";

    /// <summary>The order in which <c>Allow</c> names them.</summary>
    private static readonly string[] Spoken = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", Nobodys];

    private static readonly FrozenSet<string> Known = Spoken.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Routing, by methods that all paths know: HEAD is answered as GET (the server leaves the body out), and one that
    /// nobody has heard of as any other that the path does not serve.
    /// </summary>
    public static void UseRoutingByMethod(this WebApplication app)
    {
        app.Use(
            (context, next) =>
            {
                var method = context.Request.Method;
                if (HttpMethods.IsHead(method))
                {
                    context.Request.Method = HttpMethods.Get;
                }
                else if (!Known.Contains(method))
                {
                    context.Items[typeof(OtherMethods)] = method;
                    context.Request.Method = Nobodys;
                }

                return next(context);
            }
        );
        app.UseRouting();
        app.Use(
            (context, next) =>
            {
                if (context.Request.Method == Nobodys && context.Items[typeof(OtherMethods)] is string method)
                {
                    context.Request.Method = method; // as it is told and logged
                }

                return next(context);
            }
        );
    }

    /// <summary>After all others are mapped.</summary>
    public static void MapOtherMethods(this WebApplication app)
    {
        // Some 500 modules, each a source that builds its endpoints whenever it is asked. That is most of a start, so
        // all processors do it, and once for all who ask.
        var sources = ((IEndpointRouteBuilder)app).DataSources;
        var modules = sources.ToArray();
        var endpoints = new IReadOnlyList<Endpoint>[modules.Length];
        Parallel.For(0, modules.Length, at => endpoints[at] = modules[at].Endpoints);
        Endpoint[] built = [.. endpoints.SelectMany(some => some)];
        sources.Clear();
        sources.Add(new DefaultEndpointDataSource(built));
        var routes = built
            .OfType<RouteEndpoint>()
            .Where(route => MethodsOf(route).Count > 0)
            .ToLookup(route => Path(route.RoutePattern), StringComparer.OrdinalIgnoreCase);
        var paths = routes.Select(path => new ServedPath(path)).ToLookup(path => path.Segments.Length);
        foreach (var path in routes)
        {
            var served = path.SelectMany(MethodsOf).Append("OPTIONS").ToHashSet(StringComparer.Ordinal);
            if (served.Contains("GET"))
            {
                served.Add("HEAD");
            }

            string[] segments = Segments(path.Key);
            ServedPath[] wider = [.. paths[segments.Length].Where(other => IsWider(other.Segments, segments))];
            var others = Spoken.Except(path.SelectMany(MethodsOf)).Except(["HEAD"]);
            var malformed = path.Where(route => route.RoutePattern.ParameterPolicies.Count > 0)
                .SelectMany(MethodsOf)
                .Distinct(StringComparer.Ordinal)
                .Where(method => wider.Any(other => !other.Methods.Contains(method)));
            app.MapMethods(path.Key, [.. others, .. malformed], context => Answer(context, served))
                .WithMetadata([new ServesNothing(), .. OfPath(path)])
                .ExcludeFromDescription();
        }
    }

    /// <summary>A path of the house, taken apart once.</summary>
    private sealed class ServedPath(IGrouping<string, RouteEndpoint> path)
    {
        public string[] Segments { get; } = OtherMethods.Segments(path.Key);

        public HashSet<string> Methods { get; } = path.SelectMany(MethodsOf).ToHashSet(StringComparer.Ordinal);
    }

    private static string[] Segments(string path) => path.Split('/');

    /// <summary>
    /// Whether the path, of as many segments, has parameters where the other has words: it would take what the other
    /// refuses for the form of an id, and say that the method is not allowed where there is no such path.
    /// </summary>
    private static bool IsWider(string[] path, string[] than)
    {
        var isOther = false;
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at].Equals(than[at], StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!path[at].StartsWith('{') || path[at].StartsWith("{**", StringComparison.Ordinal))
            {
                return false;
            }

            isOther = true;
        }

        return isOther;
    }

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint route) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    /// <summary>The pattern without names and constraints: a wrong method is told before the form of an id.</summary>
    private static string Path(RoutePattern pattern) =>
        string.Join(
            '/',
            pattern.PathSegments.Select(
                (segment, at) =>
                    segment.Parts switch
                    {
                        [RoutePatternLiteralPart literal] => literal.Content,
                        [RoutePatternParameterPart { IsCatchAll: true }] => $"{{**part{at}}}",
                        _ => $"{{part{at}}}",
                    }
            )
        );

    /// <summary>Open only where every route of the path is.</summary>
    private static IEnumerable<object> OfPath(IEnumerable<RouteEndpoint> path)
    {
        var closed = path.FirstOrDefault(route => !IsOpen(route)) ?? path.First();

        return IsOpen(closed)
            ? [new AllowAnonymousAttribute(), .. closed.Metadata.OfType<Area>()]
            : [Access.Proved(closed.Metadata.GetMetadata<Access>()!.Scheme), .. closed.Metadata.OfType<Area>()];
    }

    private static bool IsOpen(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || route.Metadata.GetMetadata<Access>() is null or { IsOptional: true };

    private static async Task Answer(HttpContext context, HashSet<string> served)
    {
        var area = context.RequestServices.GetRequiredService<Areas>().Of(context);
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.Headers[HeaderNames.Allow] = Allow(served);
            await area.WriteOptions(context);

            return;
        }

        if (served.Contains(context.Request.Method))
        {
            await area.Refuse(context, new Refusal(RefusalKind.NotFound));

            return;
        }

        var refusal = await area.OtherMethod(context);
        if (refusal.Kind is RefusalKind.MethodNotAllowed)
        {
            context.Response.Headers[HeaderNames.Allow] = Allow(served);
        }

        await area.Refuse(context, refusal);
    }

    private static string Allow(HashSet<string> served) => string.Join(", ", Spoken.Where(served.Contains));
}
