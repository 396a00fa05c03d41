using System.CommandLine;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Features.Identity;
using Platform.Features.Monitoring;
using Platform.Features.Sync;
using Platform.Infrastructure.Cli;
using Platform.Infrastructure.Jobs;
using Platform.Infrastructure.Observability;
using Platform.Infrastructure.Storage;

return await CommandLine.Run(args, Program.Compose, Program.DemoData, Program.Commands());

/// <summary>The composition root: what the service is made of, in the order in which a request meets it.</summary>
public static partial class Program
{
    /// <summary>Every API of the house. An area may be switched off with <c>Areas:{Name}=false</c>.</summary>
    private static readonly Area[] AllAreas = [SyncArea.Instance, MonitoringArea.Instance];

    /// <summary>Demo and large data, in the order in which it is loaded.</summary>
    private static readonly Seeder[] DemoData = [new SeedIdentity(), new SeedSync(), new SeedMonitoring()];

    /// <summary>What areas add to serve, migrate, seed and sql.</summary>
    private static Command[] Commands() =>
        [IdentityCommands.Accounts(), IdentityCommands.Tokens(), MonitoringCommands.Monitoring()];

    public static WebApplication Compose(WebApplicationBuilder builder, Func<string> connectionString)
    {
        var areas = builder.SwitchedOn(AllAreas);

        builder.Services.TryAddSingleton(TimeProvider.System); // a test brings a clock of its own
        builder.AddHttp(areas);
        builder.AddDatabase(connectionString);
        builder.AddIdentity();
        builder.AddSync();
        builder.AddRateLimits();
        builder.AddTelemetry();
        builder.AddHealth();
        builder.AddStorage();
        builder.AddJobs();
        builder.AddDocuments();
        builder.AddOpenApiDocuments(areas);

        builder.CheckSettings();

        var app = builder.Build();

        app.UseTrustedProxies();
        app.UseRequestLog();
        app.UseSecurityHeaders();
        app.UseRefusals();
        app.UseHeadAsGet();
        app.UseRouting();
        app.UseCorsOrigins();
        app.UseAreas();
        app.UseAccess();
        app.UseRateLimits();

        app.MapCarter();
        app.MapHealth();
        app.MapMetrics();
        app.MapIndexPage(areas);
        app.MapOpenApiDocuments(areas);

        return app;
    }
}
