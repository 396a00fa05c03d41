using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Features.Casework;
using Platform.Features.Chat;
using Platform.Features.Dba;
using Platform.Features.Identity;
using Platform.Features.Learning;
using Platform.Features.Monitoring;
using Platform.Features.Sync;
using Platform.Infrastructure.Cli;
using Platform.Infrastructure.Jobs;
using Platform.Infrastructure.Mail;
using Platform.Infrastructure.Observability;
using Platform.Infrastructure.Realtime;
using Platform.Infrastructure.Storage;

return await CommandLine.Run(args, Program.Parts, Program.Compose);

/// <summary>The composition root: what the service is made of, in the order in which a request meets it.</summary>
public static partial class Program
{
    /// <summary>Every part of the house, in the order in which demo data is loaded.</summary>
    public static readonly Part[] Parts =
    [
        IdentityPart.Instance,
        SyncArea.Instance,
        MonitoringArea.Instance,
        ChatArea.Instance,
        LearningArea.Instance,
        CaseworkArea.Instance,
        DbaPart.Instance,
    ];

    public static WebApplication Compose(WebApplicationBuilder builder, Func<string> connectionString) =>
        Compose(builder, connectionString, Parts);

    /// <param name="builder">Its settings may switch areas off.</param>
    /// <param name="connectionString">Asked when the first connection is opened.</param>
    /// <param name="all">The parts of the house.</param>
    public static WebApplication Compose(
        WebApplicationBuilder builder,
        Func<string> connectionString,
        IReadOnlyList<Part> all
    )
    {
        var parts = builder.Settings().SwitchedOn(all);
        Area[] areas = [.. parts.OfType<Area>()];

        builder.Services.TryAddSingleton(TimeProvider.System); // a test brings a clock of its own
        builder.AddHttp(areas);
        builder.AddDatabase(connectionString);
        builder.AddAccess();
        builder.AddRateLimits();
        builder.AddTelemetry(areas);
        builder.AddHealth();
        builder.AddStorage();
        builder.AddMail();
        builder.AddJobs();
        builder.AddRealtime();
        builder.AddParts(parts);
        builder.AddOpenApiDocuments(areas);

        builder.CheckSettings();
        builder.AddSlices(parts);

        var app = builder.Build();

        app.UseTrustedProxies();
        app.UseRequestLog();
        app.UseSecurityHeaders();
        app.UseRealtime();
        app.UseRefusals();
        app.UseCompression();
        app.UseLineBound();
        app.UseBodyPatience();
        app.UseSpellings();
        app.UseRoutingByMethod();
        app.UseRetirements();
        app.UseCorsOrigins();
        app.UseRequestLabels();
        app.UseAreas();
        app.UseAccess();
        app.UseRateLimits();
        app.UseRequestBounds();
        app.UseEntityTags();
        app.UseIdempotencyKeys();
        app.UsePreconditions();

        app.MapCarter();
        app.MapHealth();
        app.MapMetrics();
        app.MapIndexPage(areas);
        app.MapOpenApiDocuments(areas);
        app.MapOtherMethods();

        return app;
    }
}
