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
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>
    /// Written for every request or statement and told elsewhere: how many are under way follows from how many come and
    /// how long they take; what statements take is in <c>pg_stat_statements</c>, by their names.
    /// </summary>
    private static readonly HashSet<string> Dropped =
    [
        "http.server.active_requests",
        "db.client.operation.duration",
        "db.client.operation.npgsql.executing",
        "db.client.operation.npgsql.bytes_written",
        "db.client.operation.npgsql.bytes_read",
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
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
            telemetry.WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddNpgsql()).UseOtlpExporter();
        }
    }

    /// <summary>Prometheus text, for staff and for this machine.</summary>
    public static void MapMetrics(this WebApplication app) =>
        app.MapPrometheusScrapingEndpoint("/metrics")
            .WithDisplayName("Platform.Metrics")
            .WithMetadata(PlatformArea.Instance)
            .Requires(StaffOrLoopback.Access);

    public static void UseRequestLog(this WebApplication app)
    {
        if (app.Services.GetService<RequestLog>() is { } log)
        {
            app.Use((context, next) => log.Invoke(context, next));
        }
    }
}
