using Microsoft.AspNetCore.Http.Features;
using Microsoft.OpenApi;
using Npgsql;

namespace Platform.Infrastructure.Http;

/// <summary>On a route that writes one object: <c>If-Match</c> is obeyed (<see cref="Preconditions"/>).</summary>
public sealed record TakesIfMatch;

/// <summary>
/// Which object a write is about, where a body says so: the route that shows it, and what that takes. Set as a feature of
/// the request before anything is written; without it the object is what the same path shows.
/// </summary>
/// <param name="Route">As it was mapped.</param>
/// <param name="Values">Of its path.</param>
/// <param name="Query">As sent, with the question mark.</param>
public sealed record WrittenObject(string Route, RouteValueDictionary Values, string Query = "");

/// <summary>
/// <c>If-Match</c>: a write happens only to an object that is still as its writer saw it. The object's own GET is asked
/// within the transaction of the write, before it; whoever changes it in between breaks the transaction (docs/decisions/0017).
/// </summary>
public static class Preconditions
{
    private const string Header = "If-Match";

    internal const string Words = "The object is not what If-Match says: read it again.";

    /// <summary>For a PUT, PATCH, DELETE or POST of one object, beside a GET that <see cref="EntityTags.TellsItsTag"/>.</summary>
    public static TBuilder TakesIfMatch<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(
            new TakesIfMatch(),
            new OpenApiInput(
                Header,
                "The ETag with which the object was read: 412 where it has changed since, and nothing is written.",
                JsonSchemaType.String,
                ParameterLocation.Header
            )
        );

    public static void UsePreconditions(this WebApplication app)
    {
        var database = new Lazy<Database>(app.Services.GetRequiredService<Database>);
        var shown = new Lazy<Dictionary<string, RouteEndpoint>>(() => ShownBy(app));

        app.Use(
            (context, next) =>
                context.Request.Headers.IfMatch.Count > 0
                && context.GetEndpoint()?.Metadata.GetMetadata<TakesIfMatch>() is not null
                    ? Conditional(context, next, database.Value, shown.Value)
                    : next(context)
        );
    }

    private static async Task Conditional(
        HttpContext context,
        RequestDelegate next,
        Database database,
        Dictionary<string, RouteEndpoint> shown
    )
    {
        try
        {
            if (database.Request is { } around)
            {
                Check(around);
                await next(context);

                return;
            }

            await using var request = database.BeginRequest();
            Check(request);
            using var answer = new HeldAnswer(context, Header);
            await next(context);
            await answer.Body();
            await request.Commit();
            await answer.Send();
        }
        catch (PostgresException changed) when (changed.SqlState is PostgresErrorCodes.SerializationFailure)
        {
            throw Failed; // between the look and the write
        }

        void Check(RequestTransaction request)
        {
            request.IsStrict = true;
            request.Check(
                async (_, _) =>
                {
                    if (!await IsAsSeen(context, shown))
                    {
                        throw Failed;
                    }
                }
            );
        }
    }

    private static RefusedException Failed => new(new Refusal(RefusalKind.PreconditionFailed));

    private static async Task<bool> IsAsSeen(HttpContext context, Dictionary<string, RouteEndpoint> shown)
    {
        var target =
            context.Features.Get<WrittenObject>()
            ?? new WrittenObject(
                ((RouteEndpoint)context.GetEndpoint()!).RoutePattern.RawText!,
                context.Request.RouteValues
            );
        if (!shown.TryGetValue(target.Route.Trim('/'), out var route))
        {
            return false; // what is made has no state to compare
        }

        using var body = new HeldBytes(Header);
        var asked = Asked(context, target, route, body);
        try
        {
            await route.RequestDelegate!(asked);
            await asked.Response.CompleteAsync();
        }
        catch (RefusedException refused) when (refused.Refusal.Kind is not RefusalKind.BodyTooLarge)
        {
            return false;
        }

        return asked.Response.StatusCode == StatusCodes.Status200OK
            && EntityTags.IsKnown(context.Request.Headers.IfMatch, EntityTags.Of(body.Whole().Span));
    }

    /// <summary>As the caller would ask.</summary>
    private static DefaultHttpContext Asked(HttpContext context, WrittenObject target, RouteEndpoint route, Stream body)
    {
        var request = context.Request;
        var asked = new DefaultHttpContext
        {
            RequestServices = context.RequestServices,
            RequestAborted = context.RequestAborted,
            User = context.User,
            TraceIdentifier = context.TraceIdentifier,
            Request =
            {
                Method = HttpMethods.Get,
                Scheme = request.Scheme,
                Host = request.Host,
                PathBase = request.PathBase,
                Path = request.Path,
                QueryString = new QueryString(target.Query),
                RouteValues = new RouteValueDictionary(target.Values),
            },
            Response = { Body = body },
        };
        asked.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = context
            .Features.GetRequiredFeature<IHttpRequestFeature>()
            .RawTarget.Split('?')[0];
        asked.Connection.RemoteIpAddress = context.Connection.RemoteIpAddress;
        asked.SetEndpoint(route);

        return asked;
    }

    /// <summary>The tagged GETs, by the text of their routes.</summary>
    private static Dictionary<string, RouteEndpoint> ShownBy(IEndpointRouteBuilder app) =>
        app
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<TellsItsTag>() is not null)
            .DistinctBy(route => route.RoutePattern.RawText!.Trim('/'))
            .ToDictionary(route => route.RoutePattern.RawText!.Trim('/'), StringComparer.Ordinal);
}
