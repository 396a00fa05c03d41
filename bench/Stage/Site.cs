using System.Net;
using System.Net.Http.Headers;

namespace Platform.Bench.Stage;

/// <summary>Everything that is measured, running: database, floor application, service, peer.</summary>
internal sealed class Site : IAsyncDisposable
{
    public const int Connections = 16;

    private readonly List<IAsyncDisposable> _parts = [];

    public required string Folder { get; init; }
    public required Options Options { get; init; }
    public BenchDatabase Database { get; private set; } = null!;
    public Server Floor { get; private set; } = null!;
    public Server Service { get; private set; } = null!;
    public Server Peer { get; private set; } = null!;

    /// <summary>Of a service account.</summary>
    public string Token { get; } = Features.Identity.TokenCache.NewToken();

    public static async Task<Site> Build(Options options, CancellationToken stop)
    {
        // Not CreateTempSubdirectory: PostgreSQL's account must get through, and the folder must be on a disk.
        var folder = Path.Combine(Path.GetTempPath(), $"platform-bench-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        var site = new Site { Folder = folder, Options = options };
        try
        {
            await site.Build(stop);

            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_parts))
        {
            await part.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The service as it is run in production, on this database or, without one, on one of its own.</summary>
    public Server StartService(string log, string? connectionString, string postgresFolder) =>
        Server.Start(
            Path.Combine(AppContext.BaseDirectory, "Platform"),
            port => ["serve", "--urls", $"http://127.0.0.1:{port}"],
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ConnectionStrings__Platform"] = connectionString ?? "",
                ["Postgres__DataFolder"] = postgresFolder,
                ["Storage__Folder"] = Path.Combine(Folder, "files"),
                // Counted as in production, but never refused.
                ["RateLimits__PerCaller"] = "2000000000",
                ["RateLimits__PerAddress"] = "2000000000",
                ["Learning__Throttles__Results"] = "2000000000",
                ["Learning__Throttles__Requests"] = "2000000000",
                ["Learning__JwtKey"] = Rows.LearningRows.Key,
            },
            Path.Combine(Folder, log)
        );

    /// <summary>A client for questions outside the windows.</summary>
    public HttpClient Client(Server server)
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", Token);

        return client;
    }

    private async Task Build(CancellationToken stop)
    {
        using var logs = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole());
        Database = Add(await BenchDatabase.Start(Folder, logs.CreateLogger("Platform"), stop));
        await BenchData.Load(Database, Token, Options.Small, stop);
        Floor = Add(StartOwn("floor"));
        Peer = Add(StartOwn("peer"));
        Service = Add(StartService("service.log", Database.ConnectionString, "unused"));
        await Floor.UntilAnswers("/", HttpStatusCode.NotFound, stop);
        await Peer.UntilAnswers("/", HttpStatusCode.NotFound, stop);
        await Service.UntilAnswers("/health/ready", HttpStatusCode.OK, stop);
    }

    /// <summary>This program in another part, on the service's database.</summary>
    private Server StartOwn(string part) =>
        Server.Start(
            Path.Combine(AppContext.BaseDirectory, "Platform.Bench"),
            port => [part, port.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["BENCH_DATABASE"] = Database.ConnectionString,
                ["BENCH_FOLDER"] = Folder,
                ["BENCH_KEY"] = Rows.LearningRows.Key,
            },
            Path.Combine(Folder, $"{part}.log")
        );

    private T Add<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Add(part);

        return part;
    }
}
