using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using Platform.Bench.Stage;
using Platform.Features.Chat;
using Platform.Infrastructure.Data.Embedded;

namespace Platform.Bench.Probes;

/// <summary>
/// All comments of an app out and into another: rows a second, and what it takes from a fresh service, which has its own
/// PostgreSQL, so that nothing else is done by it.
/// </summary>
internal static class Backups
{
    private const int Comments = 100_000;
    private const int FewComments = 10_000;
    private const int SliceBytes = 4_000_000;
    private const double Megabyte = 1024 * 1024;
    private const int MostMegabytes = 200;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public static async Task<IReadOnlyList<Figure>> Measure(Site site, CancellationToken stop)
    {
        var comments = site.Options.Small ? FewComments : Comments;
        var folder = Path.Combine(site.Folder, "backup");
        var (source, copy) = await Load(folder, comments, stop);
        await using var service = site.StartService("backup.log", connectionString: null, folder);
        await service.UntilAnswers("/health/ready", HttpStatusCode.OK, stop);
        using var from = Client(site, service, source);
        using var to = Client(site, service, copy);
        await Export(from, "users", stop); // what is compiled for any export is no memory of this one

        var (export, exported) = await Measured(() => Export(from, "comments", stop));
        var slices = Slices(await from.GetByteArrayAsync($"{ChatArea.Prefix}/exports/{exported}/download", stop))
            .ToList();
        var (import, _) = await Measured(() => Import(to, slices, stop));

        return [.. Figures("export", export), .. Figures("import", import)];

        async Task<((double Seconds, double Taken) Cost, T Result)> Measured<T>(Func<Task<T>> work)
        {
            var rest = ProcStat.Resident(service.Pid);
            ProcStat.ForgetPeak(service.Pid);
            var watch = Stopwatch.StartNew();
            var result = await work();

            return ((watch.Elapsed.TotalSeconds, (ProcStat.Peak(service.Pid) - rest) / Megabyte), result);
        }

        IEnumerable<Figure> Figures(string name, (double Seconds, double Taken) cost) =>
            [
                Figure.Of($"{name} of {comments} comments", "per second", [comments / cost.Seconds], null),
                Figure.Of(
                    $"{name} of {comments} comments: peak of resident memory above rest",
                    "MB",
                    [cost.Taken],
                    MostMegabytes
                ),
            ];
    }

    /// <returns>The secrets of the app that has comments and of the one that gets them.</returns>
    private static async Task<(string Source, string Copy)> Load(string folder, int comments, CancellationToken stop)
    {
        var (source, copy) = (SecretCache.NewSecret(), SecretCache.NewSecret());
        using var logs = LoggerFactory.Create(_ => { });
        await using var server = await EmbeddedPostgres.Start(
            new EmbeddedPostgresOptions { DataFolder = folder },
            logs.CreateLogger("Platform"),
            stop
        );
        await new Migrator(server.ConnectionString).Up(stop);
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await using var load = database.CreateCommand(DataFiles.Text("Chat.Backup"));
        load.CommandTimeout = 600;
        load.Parameters.AddWithValue("source", SecretCache.DigestOf(source));
        load.Parameters.AddWithValue("copy", SecretCache.DigestOf(copy));
        load.Parameters.AddWithValue("comments", (long)comments);
        await load.ExecuteNonQueryAsync(stop);

        return (source, copy);
    }

    private static HttpClient Client(Site site, Server service, string secret)
    {
        var client = site.Client(service);
        client.DefaultRequestHeaders.Authorization = null;
        client.DefaultRequestHeaders.TryAddWithoutValidation("QISCUS_SDK_SECRET", secret);

        return client;
    }

    /// <returns>Its id.</returns>
    private static async Task<string> Export(HttpClient client, string type, CancellationToken stop)
    {
        using var body = new StringContent($$"""{"type":"{{type}}"}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync($"{ChatArea.Prefix}/exports", body, stop);
        var id = (string)(await Results(answer, stop))["unique_id"]!;
        await UntilFinished(client, $"exports/{id}", stop);

        return id;
    }

    private static async Task<int> Import(HttpClient client, IReadOnlyList<byte[]> slices, CancellationToken stop)
    {
        var id = "";
        foreach (var slice in slices)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent("comments"), "type" },
                { new ByteArrayContent(slice), "file", "comments.json" },
            };
            using var answer = await client.PostAsync($"{ChatArea.Prefix}/imports", form, stop);
            id = (string)(await Results(answer, stop))["backup_history"]!["unique_id"]!;
        }

        await UntilFinished(client, $"imports/{id}", stop); // one after the other, so this is the last

        return slices.Count;
    }

    private static async Task UntilFinished(HttpClient client, string job, CancellationToken stop)
    {
        while (true)
        {
            using var answer = await client.GetAsync($"{ChatArea.Prefix}/{job}", stop);
            var history = (await Results(answer, stop))["backup_history"]!;
            switch ((string)history["status"]!)
            {
                case "finished":
                    return;
                case "failed":
                    throw new InvalidOperationException($"{job} failed: {history.ToJsonString()}");
            }

            await Task.Delay(Look, stop);
        }
    }

    private static async Task<JsonNode> Results(HttpResponseMessage answer, CancellationToken stop)
    {
        var text = await answer.Content.ReadAsStringAsync(stop);

        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!["results"]!
            : throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri} answered {text}");
    }

    /// <summary>Lists of whole objects, of which each has a line.</summary>
    private static IEnumerable<byte[]> Slices(byte[] file)
    {
        var slice = new StringBuilder();
        foreach (var line in Encoding.UTF8.GetString(file).Split('\n').Where(line => line.StartsWith('{')))
        {
            if (slice.Length + line.Length > SliceBytes)
            {
                yield return Whole();
            }

            slice.Append(slice.Length == 0 ? '[' : ',').Append(line.TrimEnd(','));
        }

        yield return Whole();

        byte[] Whole()
        {
            var whole = Encoding.UTF8.GetBytes(slice.Append(']').ToString());
            slice.Clear();

            return whole;
        }
    }
}
