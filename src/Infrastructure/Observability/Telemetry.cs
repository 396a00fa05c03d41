using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
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
        Realtime.LiveConnections.MeterName,
    ];

    /// <summary>
    /// By area and slice, of which there are a few hundred, and not by route: a slice is where the module, its statements
    /// and its tests are found.
    /// </summary>
    private static readonly MetricStreamConfiguration Requests = new ExplicitBucketHistogramConfiguration
    {
        TagKeys = [AreaLabel, SliceLabel, "http.request.method", "http.response.status_code"],
        Boundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
        CardinalityLimit = 5_000,
    };

    private static readonly string[] TellPaths =
    [
        "Microsoft.AspNetCore.Routing",
        "Microsoft.AspNetCore.Server.Kestrel",
    ];

    private const string AreaLabel = "area";
    private const string SliceLabel = "slice";

    /// <summary>What has no slice is one together.</summary>
    private const string NoSlice = "none";

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
        // What these say at lower levels has paths and request lines in it, and so persons and secrets, whatever is set.
        foreach (var category in TellPaths)
        {
            builder.Logging.AddFilter(category, LogLevel.Warning);
        }

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
                    .AddView("http.server.request.duration", Requests)
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
                        .AddSource(Jobs.JobTrace.SourceName)
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

    /// <summary>Where paths name persons or hold secrets, a span says the route's template alone.</summary>
    private static void Hide(Activity span, Area area)
    {
        if (area.HidesPaths)
        {
            span.SetTag("url.path", null);
            span.SetTag("url.query", null);
        }
    }

    /// <summary>After routing: whose request it is, for the metrics.</summary>
    public static void UseRequestLabels(this WebApplication app)
    {
        var areas = app.Services.GetRequiredService<Areas>();
        var slices = new ConcurrentDictionary<Endpoint, string>();
        app.Use(
            (context, next) =>
            {
                if (context.Features.Get<IHttpMetricsTagsFeature>() is { } request)
                {
                    request.Tags.Add(new(AreaLabel, areas.Of(context).Name));
                    request.Tags.Add(
                        new(SliceLabel, context.GetEndpoint() is { } route ? slices.GetOrAdd(route, SliceOf) : NoSlice)
                    );
                }

                return next(context);
            }
        );
    }

    /// <summary><c>GetQuestion</c> of <c>Learning.GetQuestion.lesson_test</c>.</summary>
    private static string SliceOf(Endpoint route) =>
        route.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName.Split('.') is [_, var slice, ..]
            ? slice
            : NoSlice;

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
