using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Platform.Bench.Peer;

/// <summary>
/// The most used endpoints as most would write them: minimal API and EF Core with what they bring, on the service's own
/// tables. Callers are looked up in every request, and see what the service shows them.
/// </summary>
internal static class PeerApp
{
    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{args[1]}");
        builder.Logging.AddFilter(level => level >= LogLevel.Warning); // else a line for each statement
        builder.Services.AddDbContextPool<PeerContext>(options =>
            options.UseNpgsql(builder.Configuration["BENCH_DATABASE"])
        );
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower
        );
        await using var app = builder.Build();
        PeerSync.Map(app);
        PeerMonitoring.Map(app);
        PeerChat.Map(app);
        PeerCasework.Map(app);
        PeerLearning.Map(app);
        await app.RunAsync();

        return 0;
    }
}
