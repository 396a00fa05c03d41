namespace Platform.Tests.Infrastructure.Observability;

/// <summary>What an operator watches, of a process of its own: meters of one name are one in a process.</summary>
public sealed class MetricsTests : IClassFixture<MetricsTests.Node>
{
    /// <summary>Nobody works on the jobs here, so they stay as they are.</summary>
    public sealed class Node : IAsyncLifetime
    {
        private TestDatabase _database = null!;
        private Executable _service = null!;

        public HttpClient Client { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            _database = await TestDatabase.Create();
            await _database.Execute(
                """
                insert into identity.account (username, password_hash, date_joined) values ('typist', '', '2026-11-22Z');
                insert into monitoring.document (id, created_by_id, source_id)
                select number, account.id, 1
                from identity.account, generate_series(1, 6) as number
                where username = 'typist';
                insert into monitoring.document_job
                    (document_id, kind, settings, created_by_id, state, created_at, run_at, leased_until)
                select document.id, 'process', '{}', document.created_by_id, told.state, '2026-11-22Z', '2026-11-22Z',
                    told.leased_until
                from monitoring.document
                inner join (
                    values
                        (1, 'queued', null::timestamptz),
                        (2, 'queued', null),
                        (3, 'running', now() - interval '1 hour'),
                        (4, 'running', now() + interval '1 hour'),
                        (5, 'failed', null),
                        (6, 'done', null)
                ) as told (id, state, leased_until) on told.id = document.id
                """
            );
            var environment = new Dictionary<string, string>(Executable.OnDatabase(_database))
            {
                ["Jobs__Enabled"] = "false",
            };
            _service = await Executable.Serve(environment);
            Client = new HttpClient { BaseAddress = _service.Address };
        }

        public async Task DisposeAsync()
        {
            Client.Dispose();
            _service.Dispose();
            await _database.DisposeAsync();
        }
    }

    private readonly HttpClient _client;

    public MetricsTests(Node node) => _client = node.Client;

    [Fact]
    public async Task Jobs_are_counted_by_state()
    {
        const string Job = "Monitoring/RunDocumentJob";

        await Until(metrics => metrics.Any(line => line.Contains(Job)));

        var metrics = await Metrics();
        Of(metrics, "platform_jobs", Job, "waiting").ShouldBe(3, "two, and one whose worker is gone");
        Of(metrics, "platform_jobs", Job, "running").ShouldBe(1);
        Of(metrics, "platform_jobs", Job, "failed").ShouldBe(1);
        Of(metrics, "platform_jobs", "Monitoring/RemoveFile", "waiting").ShouldBe(0);
        Of(metrics, "platform_jobs_lag_seconds", Job).ShouldBeGreaterThan(0, "it has been due since the 22nd");
        Of(metrics, "platform_jobs_lag_seconds", "Monitoring/RemoveFile").ShouldBe(0);
    }

    [Fact]
    public async Task Requests_in_flight_and_dropped_log_lines_are_counted()
    {
        await Until(metrics =>
            metrics.Any(line => line.StartsWith("platform_log_dropped_lines_total", StringComparison.Ordinal))
        );

        var metrics = await Metrics();
        Of(metrics, "http_server_active_requests").ShouldBeGreaterThanOrEqualTo(1, "this one");
        Of(metrics, "platform_log_dropped_lines_total").ShouldBe(0);
    }

    /// <summary>What is claimed row by row can pile up unseen.</summary>
    [Fact]
    public void Every_job_that_claims_rows_counts_them() =>
        Repository
            .Files("src/Features", "*.Claim.sql")
            .Select(claim => claim.Replace(".Claim.sql", ".Counts.sql"))
            .Where(counts => !File.Exists(Path.Combine(Repository.Root, counts)))
            .ShouldBeEmpty();

    private static double Of(IReadOnlyList<string> metrics, string name, params string[] labels) =>
        double.Parse(
            metrics
                .Where(line =>
                    line.StartsWith(name, StringComparison.Ordinal)
                    && labels.All(label => line.Contains($"\"{label}\""))
                )
                .ShouldHaveSingleItem()
                .Split(' ')[1]
        );

    private async Task Until(Func<IReadOnlyList<string>, bool> isThere)
    {
        for (var round = 0; !isThere(await Metrics()); round++)
        {
            round.ShouldBeLessThan(100);
            await Task.Delay(100);
        }
    }

    private async Task<IReadOnlyList<string>> Metrics() =>
        [.. (await _client.GetStringAsync("/metrics")).Split('\n').Where(line => !line.StartsWith('#'))];
}
