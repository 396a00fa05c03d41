using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Npgsql;
using Platform.Bench.Stage;
using Platform.Features.Identity;
using Platform.Infrastructure.Data.Embedded;

namespace Platform.Bench.Probes;

/// <summary>
/// The service with its own embedded PostgreSQL: from the start of the process to the first answer that has read the
/// database, on a new data folder and on an existing one; and what it occupies then.
/// </summary>
internal static class StartUp
{
    private const int Colds = 3;
    private const int Warms = 5;
    private const double Megabyte = 1024 * 1024;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    public static async Task<IReadOnlyList<Figure>> Measure(Site site, CancellationToken stop)
    {
        var colds = new List<double>();
        var warms = new List<double>();
        var residents = new List<double>();
        var folder = "";
        for (var number = 0; number < Colds; number++)
        {
            folder = Path.Combine(site.Folder, $"start-{number}");
            var (seconds, resident) = await Once(site, folder, token: null, stop);
            colds.Add(seconds);
            residents.Add(resident);
        }

        var token = await AddToken(folder, stop);
        for (var number = 0; number < Warms; number++)
        {
            var (seconds, resident) = await Once(site, folder, token, stop);
            warms.Add(seconds);
            residents.Add(resident);
        }

        return
        [
            Figure.Of("start-up to the first answer, new data folder", "s", colds, 3),
            Figure.Of("start-up to the first answer, existing data folder", "s", warms, 1),
            Figure.Of("resident at rest, 3 s after the first answer", "MB", residents, 130),
        ];
    }

    /// <summary>On a new folder nobody has a token yet: the readiness page reads the database too.</summary>
    private static async Task<(double Seconds, double Resident)> Once(
        Site site,
        string folder,
        string? token,
        CancellationToken stop
    )
    {
        var watch = Stopwatch.StartNew();
        await using var service = site.StartService("start.log", connectionString: null, folder);
        await service.UntilAnswers(
            token is null ? "/health/ready" : "/organizations/",
            HttpStatusCode.OK,
            stop,
            request =>
                request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Token", token)
        );
        var seconds = watch.Elapsed.TotalSeconds;
        await Task.Delay(Rest, stop);

        return (seconds, ProcStat.Resident(service.Pid) / Megabyte);
    }

    private static async Task<string> AddToken(string folder, CancellationToken stop)
    {
        var token = TokenCache.NewToken();
        using var logs = LoggerFactory.Create(_ => { });
        await using var server = await EmbeddedPostgres.Start(
            new EmbeddedPostgresOptions { DataFolder = folder },
            logs.CreateLogger("Platform"),
            stop
        );
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await BenchData.AddAccount(source, token, stop);

        return token;
    }
}
