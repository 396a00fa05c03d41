using System.Globalization;
using System.Net;
using Npgsql;

namespace Platform.Bench.Floor;

/// <summary>Answers one path: raw Npgsql, the service's own SQL, JSON by hand.</summary>
internal delegate Task FloorRoute(HttpContext context, NpgsqlDataSource source);

/// <summary>
/// What the service can at best be: bare Kestrel and raw Npgsql with the same pool settings and the same SQL, without
/// routing, authentication, validation, limits or logs.
/// </summary>
internal static class FloorApp
{
    private static readonly (string Prefix, FloorRoute Route)[] Routes =
    [
        .. FloorSync.Routes,
        .. FloorMonitoring.Routes,
        .. FloorChat.Routes,
        .. FloorCasework.Routes,
        .. FloorLearning.Routes,
    ];

    public static async Task<int> Run(string[] args)
    {
        var port = int.Parse(args[1], CultureInfo.InvariantCulture);
        var connectionString = Environment.GetEnvironmentVariable("BENCH_DATABASE")!;
        await using var source = DatabaseSetup.Source(connectionString, new DatabaseOptions());
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        await using var app = builder.Build();
        app.Run(context => Answer(context, source));
        await app.RunAsync();

        return 0;
    }

    private static Task Answer(HttpContext context, NpgsqlDataSource source)
    {
        var path = context.Request.Path.Value!;
        foreach (var (prefix, route) in Routes)
        {
            if (path.StartsWith(prefix, StringComparison.Ordinal))
            {
                return route(context, source);
            }
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;

        return Task.CompletedTask;
    }
}
