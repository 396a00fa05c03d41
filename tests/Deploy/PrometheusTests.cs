using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Platform.Tests.Features.Chat;

namespace Platform.Tests.Deploy;

/// <summary>
/// The rules and the dashboard of <c>deploy/</c>, by Prometheus' own checks, and with a real Prometheus that watches the
/// service at work: every panel has something to show.
/// </summary>
public sealed partial class PrometheusTests(PrometheusTests.Watched service) : IClassFixture<PrometheusTests.Watched>
{
    private const string Folder = "deploy/prometheus";
    private const string Rules = Folder + "/alerts.yml";

    /// <summary>A process of its own, as meters of one name are one in a process, after some work in every area.</summary>
    public sealed class Watched : IAsyncLifetime
    {
        private const string Secret = "wa7ch3dwa7ch3dwa7ch3dwa7ch3dwa7c";

        private TestDatabase _database = null!;
        private Executable _service = null!;
        private HttpClient _client = null!;
        private Listening? _stream;

        public Uri Address => _service.Address!;

        public async Task InitializeAsync()
        {
            _database = await TestDatabase.Create();
            var account = await _database.AddAccount("watcher", isServiceAccount: true);
            await _database.AddApp("watched", Secret);
            await _database.AddExamples("watched");
            _service = await Executable.Serve(Executable.OnDatabase(_database));
            _client = new HttpClient { BaseAddress = _service.Address };
            _client.DefaultRequestHeaders.Authorization = new("Token", account.Token);
            _client.DefaultRequestHeaders.Add("QISCUS_SDK_SECRET", Secret);
            _stream = await Listening.Ready(_client, "?user_email=ann@example.com");
            await Work();
        }

        /// <summary>Reads, writes, refusals, and an export, which is a job.</summary>
        public async Task Work()
        {
            foreach (
                var path in new[] { "/organizations/", "/api/v2/office/", "/api/v0/events/", "/v2/clients", "/no" }
            )
            {
                (await _client.GetAsync(new Uri(path, UriKind.Relative))).Dispose();
            }

            (await _client.Tell("exports", """{"type":"users"}""")).Status.ShouldBe(200);
        }

        public async Task<IReadOnlyList<string>> Metrics() =>
            [.. (await _client.GetStringAsync("/metrics")).Split('\n').Where(line => !line.StartsWith('#'))];

        public async Task DisposeAsync()
        {
            await _stream!.DisposeAsync();
            _client.Dispose();
            _service.Dispose();
            await _database.DisposeAsync();
        }
    }

    [SkippableTheory]
    [InlineData("check", "config", "prometheus.yml")]
    [InlineData("check", "rules", "alerts.yml")]
    [InlineData("test", "rules", "alerts.test.yml")]
    public async Task Promtool_finds_nothing_wrong(string verb, string what, string file)
    {
        Need();

        var (exitCode, said) = await Tools.Run("promtool", [verb, what, Path.Combine(Repository.Root, Folder, file)]);

        exitCode.ShouldBe(0, said);
    }

    /// <summary>Each is tried, and has a section that says what to do.</summary>
    [Fact]
    public void Every_alert_has_a_test_and_a_section()
    {
        var alerts = Alert().Matches(Repository.Read(Rules)).Select(found => found.Groups["name"].Value).ToList();
        var tests = Repository.Read(Folder + "/alerts.test.yml");
        var page = Repository.Read("docs/operations.md");

        alerts.Count.ShouldBeGreaterThan(8);
        alerts.ShouldBeUnique();
        foreach (var alert in alerts)
        {
            Regex
                .Count(tests, $@"alertname: {alert}\n", default, TimeSpan.FromSeconds(5))
                .ShouldBeGreaterThan(1, alert);
            tests.ShouldContain($"#{alert.ToLowerInvariant()}", Case.Sensitive, alert);
            Repository
                .Read(Rules)
                .ShouldContain($"docs/operations.md#{alert.ToLowerInvariant()}", Case.Sensitive, alert);
            page.ShouldContain($"\n#### {alert}\n", Case.Sensitive, alert);
        }
    }

    [Fact]
    public async Task Every_metric_that_is_named_is_told()
    {
        var named = Panels()
            .SelectMany(panel => panel.Queries)
            .Append(Repository.Read(Rules))
            .SelectMany(text => Metric().Matches(text).Select(found => found.Value))
            .Distinct()
            .ToList();
        named.Count.ShouldBeGreaterThan(10);
        IReadOnlyList<string> missing = named;

        // The jobs are counted from time to time.
        await Eventually.Until(
            async () =>
            {
                var told = (await service.Metrics()).Select(line => line.Split('{', ' ')[0]).ToHashSet();
                missing = [.. named.Except(told)];

                return missing.Count == 0 || missing.All(name => name.StartsWith("dotnet_", StringComparison.Ordinal));
            },
            what: string.Join(", ", missing)
        );

        missing.ShouldBeEmpty();
    }

    /// <summary>A series for each of what there is, and never for what callers send.</summary>
    [Fact]
    public async Task Labels_are_bounded()
    {
        using var stranger = new HttpClient { BaseAddress = service.Address };
        foreach (var number in Enumerable.Range(0, 50))
        {
            (await stranger.Get($"/organizations/{number}/nothing-{number}/")).Status.ShouldBe(404);
            (await stranger.Send(new HttpMethod($"M{number}"), $"/x{number}")).Status.ShouldBe(404);
        }

        var requests = (await service.Metrics())
            .Where(line => line.StartsWith("http_server_request_duration_seconds_count", StringComparison.Ordinal))
            .ToList();

        requests.ShouldContain(line => line.Contains("area=\"Chat\"") && line.Contains("slice=\"CreateExport\""));
        requests.ShouldNotContain(line => line.Contains("StreamEvents"), "it is open");
        requests.ShouldNotContain(line => line.Contains("nothing") || line.Contains("M4"));
        requests.Count.ShouldBeLessThan(40);
    }

    /// <summary>With a Prometheus that scrapes twice a second.</summary>
    [SkippableFact]
    public async Task Every_panel_has_something_to_show()
    {
        Need();
        var folder = Directory.CreateTempSubdirectory("platform-prometheus-");
        var port = FreePort();
        var config = Repository
            .Read(Folder + "/prometheus.yml")
            .Replace("15s", "500ms", StringComparison.Ordinal)
            .Replace("alerts.yml", Path.Combine(Repository.Root, Rules), StringComparison.Ordinal)
            .Replace("localhost:5080", service.Address.Authority, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "prometheus.yml"), config);
        using var prometheus = Process.Start(
            new ProcessStartInfo(
                "prometheus",
                [
                    $"--config.file={folder.FullName}/prometheus.yml",
                    $"--storage.tsdb.path={folder.FullName}/data",
                    $"--web.listen-address=127.0.0.1:{port}",
                    "--log.level=error",
                ]
            )
        )!;
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            foreach (var (title, queries) in Panels())
            {
                foreach (var query in queries)
                {
                    await Eventually.Until(
                        async () =>
                        {
                            prometheus.HasExited.ShouldBeFalse();
                            await service.Work();

                            return await Shows(client, query);
                        },
                        what: $"{title}: {query}"
                    );
                }
            }

            var rules = await Ask(client, "/api/v1/rules");
            rules["data"]!["groups"]!.AsArray().ShouldHaveSingleItem()!["rules"]!
                .AsArray()
                .ShouldAllBe(rule => (string)rule!["health"]! == "ok");
        }
        finally
        {
            prometheus.Kill();
            await prometheus.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static void Need() =>
        Tools.Need(Tools.Find("promtool") is not null, "Prometheus is needed: apt-get install prometheus");

    private static async Task<bool> Shows(HttpClient client, string query)
    {
        try
        {
            var answer = await Ask(client, $"/api/v1/query?query={Uri.EscapeDataString(query)}");
            ((string?)answer["status"]).ShouldBe("success", answer.ToJsonString());

            return answer["data"]!["result"]!
                .AsArray()
                .Any(one => double.IsFinite(double.Parse((string)one!["value"]![1]!, CultureInfo.InvariantCulture)));
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet, or is not ready
        }
    }

    private static async Task<JsonNode> Ask(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            throw new HttpRequestException("It listens and is not ready.");
        }

        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>What the dashboard asks, with everything chosen and a window of a minute.</summary>
    private static IReadOnlyList<(string Title, IReadOnlyList<string> Queries)> Panels() =>
        [
            .. JsonNode.Parse(Repository.Read("deploy/grafana/dashboard.json"))!["panels"]!
                .AsArray()
                .Where(panel => (string)panel!["type"]! != "row")
                .Select(panel =>
                    (
                        (string)panel!["title"]!,
                        (IReadOnlyList<string>)
                            [
                                .. panel["targets"]!
                                    .AsArray()
                                    .Select(target =>
                                        ((string)target!["expr"]!)
                                            .Replace("$__rate_interval", "1m", StringComparison.Ordinal)
                                            .Replace("$area", ".*", StringComparison.Ordinal)
                                            .Replace("$instance", ".*", StringComparison.Ordinal)
                                    ),
                            ]
                    )
                ),
        ];

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();

        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"- alert: (?<name>\w+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Alert();

    /// <summary>Each begins with who tells it; labels do not stand before a brace or a bracket.</summary>
    [GeneratedRegex(
        @"\b(platform|http_server|dotnet)_\w+(?<!_bucket|_x)\b|\bdb_client_connection_(?!pool_name|state)\w+|\bhttp_server_request_duration_seconds_bucket\b",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Metric();
}
