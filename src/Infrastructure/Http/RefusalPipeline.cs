namespace Platform.Infrastructure.Http;

/// <summary>
/// The middleware that gives every refusal its area's body: exceptions, unknown paths, wrong methods, bare statuses.
/// </summary>
public static class RefusalPipeline
{
    /// <summary>A client that hung up; nobody reads it, but the request log shows it (nginx's number).</summary>
    private const int ClientClosedRequest = 499;

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
                catch (Exception) when (context.RequestAborted.IsCancellationRequested)
                {
                    HungUp(context); // whatever it broke

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

    /// <summary>Before routing: a path that is spelled otherwise than its route, see <see cref="Area.Respells"/>.</summary>
    public static void UseSpellings(this WebApplication app)
    {
        foreach (var respell in app.Services.GetRequiredService<Areas>().Respells)
        {
            app.Use(
                (context, next) =>
                {
                    context.Request.Path = respell(context.Request.Path);

                    return next(context);
                }
            );
        }
    }

    /// <summary>After routing, before authentication: what the area checks itself, such as <c>Accept</c>.</summary>
    public static void UseAreas(this WebApplication app)
    {
        var areas = app.Services.GetRequiredService<Areas>();

        app.Use(
            (context, next) =>
                context.GetEndpoint() is not null
                && areas.Of(context) is var area
                && area.Negotiate(context) is { } refusal
                    ? area.Refuse(context, refusal)
                    : next(context)
        );
    }

    private static void HungUp(HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = ClientClosedRequest;
        }
    }

    private static async Task Refuse(HttpContext context, Area area, Exception problem, ILogger log)
    {
        var refusal =
            (problem is Npgsql.PostgresException refused ? area.Translate(refused, context) : null)
            ?? Refusals.Of(problem, context.GetEndpoint())
            ?? new Refusal(RefusalKind.Internal);
        if (refusal.Status >= 500)
        {
            log.LogError(
                problem,
                "{Method} {Route} answered {Status}, trace {Trace}",
                context.Request.Method,
                (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText,
                refusal.Status,
                TraceId.Of(context)
            );
        }

        try
        {
            await area.Refuse(context, refusal);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            HungUp(context); // while it was being told
        }
    }
}
