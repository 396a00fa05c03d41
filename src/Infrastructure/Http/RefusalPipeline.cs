using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Platform.Infrastructure.Http;

/// <summary>
/// The middleware that gives every refusal its area's body: exceptions, unknown paths, wrong methods, bare statuses.
/// </summary>
public static class RefusalPipeline
{
    /// <summary>A client that hung up; nobody reads it, but the request log shows it (nginx's number).</summary>
    private const int ClientClosedRequest = 499;

    /// <summary>The order in which <c>Allow</c> names them.</summary>
    private static readonly string[] Spoken = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    /// <summary>Outermost: one handler for every exception, and a body for every bare status from 400 on.</summary>
    public static void UseRefusals(this WebApplication app)
    {
        var areas = app.Services.GetRequiredService<Areas>();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Platform.Refusals");

        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
                {
                    context.Response.StatusCode = ClientClosedRequest;

                    return;
                }
                catch (Exception problem)
                {
                    await Refuse(context, areas.Of(context), problem, log);

                    return;
                }

                if (
                    context.Response is { HasStarted: false, StatusCode: >= 400 } response
                    && response is { ContentLength: null or 0, ContentType: null }
                )
                {
                    await areas.Of(context).Refuse(context, Refusal.OfStatus(response.StatusCode, context));
                }
            }
        );
    }

    /// <summary>
    /// After routing, before authentication: HEAD, the area's own negotiation, OPTIONS, and wrong methods, which
    /// are told only to callers who have proved themselves.
    /// </summary>
    public static void UseAreas(this WebApplication app)
    {
        var areas = app.Services.GetRequiredService<Areas>();
        var services = new OneProvider(app.Services);

        app.Use(
            (context, next) =>
            {
                if (context.GetEndpoint() is not { } endpoint)
                {
                    return next(context);
                }

                var area = areas.Of(context);
                if (area is not PlatformArea)
                {
                    context.Features.Set<IServiceProvidersFeature>(services);
                }

                if (area.Negotiate(context) is { } refusal)
                {
                    return area.Refuse(context, refusal);
                }

                return IsWrongMethod(endpoint) ? RefuseMethod(context, area, endpoint) : next(context);
            }
        );
    }

    /// <summary>Routing's own endpoint for a path that exists under other methods.</summary>
    private static bool IsWrongMethod(Endpoint endpoint) =>
        endpoint is not RouteEndpoint && endpoint.DisplayName?.StartsWith("405", StringComparison.Ordinal) == true;

    private static async Task RefuseMethod(HttpContext context, Area area, Endpoint endpoint)
    {
        if (area.Scheme is not null)
        {
            var scheme = context.RequestServices.GetRequiredService<CredentialSchemes>()[area.Scheme];
            if (await scheme.Prove(context) is { Caller: null, Problem: var problem })
            {
                await scheme.Refuse(context, problem);

                return;
            }
        }

        await endpoint.RequestDelegate!(context); // sets Allow from the routes of the path
        var methods = context
            .Response.Headers.Allow.SelectMany(value => value!.Split(',', StringSplitOptions.TrimEntries))
            .ToList();
        if (methods.Contains("GET"))
        {
            methods.Add("HEAD");
        }

        methods.Add("OPTIONS");
        context.Response.Headers[HeaderNames.Allow] = string.Join(", ", Spoken.Where(methods.Contains));
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status200OK;

            return;
        }

        await area.Refuse(context, new Refusal(RefusalKind.MethodNotAllowed, context.Request.Method));
    }

    private static Task Refuse(HttpContext context, Area area, Exception problem, ILogger log)
    {
        var refusal =
            (problem is Npgsql.PostgresException refused ? area.Translate(refused, context) : null)
            ?? Refusals.Of(problem, context.GetEndpoint())
            ?? new Refusal(RefusalKind.Internal);
        if (refusal.Status >= 500)
        {
            log.LogError(
                problem,
                "{Method} {Route} answered {Status}, trace {TraceId}",
                context.Request.Method,
                (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText,
                refusal.Status,
                Observability.TraceId.Of(context)
            );
        }

        return area.Refuse(context, refusal);
    }
}
