using System.Diagnostics;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Platform.Infrastructure.Observability;

/// <summary>Request log, metrics on <c>/metrics</c>, and traces where an OTLP endpoint is configured.</summary>
public static class Telemetry
{
    /// <summary>
    /// Requests and connections. The framework's meters for routing, authentication, authorization and limits say the
    /// same once more, at a price in every request.
    /// </summary>
    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        RequestLog.MeterName,
        Jobs.JobMeter.Name,
    ];

    /// <summary>
    /// Written for every statement and told elsewhere: what statements take is in <c>pg_stat_statements</c>, by their
    /// names.
    /// </summary>
    private static readonly HashSet<string> Dropped =
    [
        "db.client.operation.duration",
        "db.client.operation.npgsql.executing",
        "db.client.operation.npgsql.bytes_written",
        "db.client.operation.npgsql.bytes_read",
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder, IEnumerable<Area> all)
    {
        var areas = new Areas(all);
        var options = builder.Options<RequestLogOptions>("RequestLog");
        if (options.Enabled)
        {
            builder.Services.AddSingleton(options);
            builder.Services.AddSingleton<RequestLog>();
            builder.Services.AddHostedService(services => services.GetRequiredService<RequestLog>());
        }

        // With a log to write to, the host makes an activity for every request, also when nobody traces.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        var exports = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var telemetry = builder
            .Services.AddOpenTelemetry()
            // A name that the operator sets goes first.
            .ConfigureResource(resource => resource.AddService("platform").AddEnvironmentVariableDetector())
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(Meters)
                    .AddRuntimeInstrumentation()
                    .AddNpgsqlInstrumentation()
                    .AddView(instrument => Dropped.Contains(instrument.Name) ? MetricStreamConfiguration.Drop : null)
                    .AddPrometheusExporter()
            );
        if (exports)
        {
            telemetry
                .WithTracing(traces =>
                    traces
                        .AddAspNetCoreInstrumentation(requests =>
                            requests.EnrichWithHttpRequest = (span, request) => Hide(span, areas.OfPath(request.Path))
                        )
                        .AddNpgsql()
                )
                .UseOtlpExporter();
        }
    }

    /// <summary>Prometheus text.</summary>
    public static void MapMetrics(this WebApplication app) =>
        app.MapPrometheusScrapingEndpoint("/metrics")
            .WithDisplayName("Platform.Metrics")
            .WithMetadata(PlatformArea.Instance)
            .Requires(app.Services.GetRequiredService<OperatorAccess>().Access);

    /// <summary>Where paths name persons, a span says the route's template alone.</summary>
    private static void Hide(Activity span, Area area)
    {
        if (area.HidesPaths)
        {
            span.SetTag("url.path", null);
            span.SetTag("url.query", null);
        }
    }

    /// <summary>Each answer says its request's name in the log, <c>X-Request-Id</c>; and the log has its line.</summary>
    public static void UseRequestLog(this WebApplication app)
    {
        app.Use(
            (context, next) =>
            {
                context.Response.Headers["X-Request-Id"] = TraceId.Of(context);

                return next(context);
            }
        );
        if (app.Services.GetService<RequestLog>() is { } log)
        {
            app.Use((context, next) => log.Invoke(context, next));
        }
    }
}
