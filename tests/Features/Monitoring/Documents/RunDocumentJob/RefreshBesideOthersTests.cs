using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Platform.Tests.Features.Monitoring.Documents.RunDocumentJob;

/// <summary>A country sends 20,000 cells of 78 campaigns while others type and read.</summary>
[Collection(nameof(Alone))]
public sealed class RefreshBesideOthersTests(RefreshBesideOthersTests.Busy api, ITestOutputHelper output)
    : IClassFixture<RefreshBesideOthersTests.Busy>
{
    private const int Campaigns = 78;
    private const int Regions = 128;
    private const int Indicators = 2;
    private const int People = 12;

    public sealed class Busy : DocumentsApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Documents:MaxBytes"] = "20000000";
            settings["Documents:AnswerWithinSeconds"] = "0";
        }

        protected override DateTimeOffset? Now => null;

        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                insert into monitoring.campaign (id, name, slug, office_id, campaign_type_id, start_date, end_date)
                select 100 + at, 'C' || at, 'c' || at, 1, 1, date '2000-01-01' + at, date '2000-01-02' + at
                from generate_series(1, 78 + 12) as at;
                insert into monitoring.region (id, name, region_code, slug, region_type_id, office_id, parent_region_id)
                select 1000 + at, 'D' || at, 'D' || at, 'd' || at, 3, 1, 2 + at % 2
                from generate_series(1, 128) as at;
                """
            );
        }
    }

    [Fact]
    public async Task Nobody_waits_for_it()
    {
        var document = await Prepared();
        var writer = api.AsWriter;
        await Meanwhile(TimeSpan.FromSeconds(2)); // compiled and planned
        var before = await Meanwhile(TimeSpan.FromSeconds(4));

        var clock = Stopwatch.StartNew();
        (await api.Refresh(document)).Status.ShouldBe(202);
        var counted = new SortedSet<int>();
        using var ended = new CancellationTokenSource();
        var others = Meanwhile(TimeSpan.FromMinutes(2), ended.Token);
        string state;
        do
        {
            await Task.Delay(20);
            var job = JsonNode.Parse((await writer.Get($"/api/v2/document_process/?document_id={document}")).Body)![
                "objects"
            ]![0]!;
            state = (string)job["state"]!;
            counted.Add((int)job["done"]!);
            (await api.Anonymous.Get("/health/ready")).Status.ShouldBe(200);
        } while (state is "queued" or "running");

        await ended.CancelAsync();
        var busy = await others;
        // On a machine that others use as well: the slower of before and after.
        var after = await Meanwhile(TimeSpan.FromSeconds(4));
        var quiet = (Reads: Math.Max(before.Reads, after.Reads), Entries: Math.Max(before.Entries, after.Entries));
        output.WriteLine($"refreshed in {clock.Elapsed.TotalSeconds:0.0} s");
        output.WriteLine($"reads p99 {quiet.Reads:0.0} ms quiet, {busy.Reads:0.0} ms beside the refresh");
        output.WriteLine($"entries p99 {quiet.Entries:0.0} ms quiet, {busy.Entries:0.0} ms beside the refresh");

        state.ShouldBe("done");
        counted.Count.ShouldBeGreaterThan(3, "the progress is counted as it goes");
        counted.Max.ShouldBe(Campaigns);
        (
            await api.Database.Value<int>(
                "select master_datapoint_count from monitoring.document where id = :id",
                ("id", document)
            )
        ).ShouldBe(Campaigns * Regions * Indicators);
        busy.Reads.ShouldBeLessThan(3 * quiet.Reads);
        await api.ShouldBeResolved();
    }

    /// <summary>Twelve who type, each into a campaign of their own, and twelve who read, a little after each answer.</summary>
    /// <returns>The 99th percentiles in milliseconds. That nobody was refused is asserted.</returns>
    private async Task<(double Reads, double Entries)> Meanwhile(TimeSpan time, CancellationToken stop = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(time);
        var reads = new ConcurrentBag<double>();
        var entries = new ConcurrentBag<double>();
        await Task.WhenAll(
            Enumerable
                .Range(1, People)
                .SelectMany(person =>
                    new[]
                    {
                        Again(entries, round => Type(100 + Campaigns + person, round)),
                        Again(reads, _ => api.AsWriter.Get($"/api/v1/datapoint/?campaign__in={100 + person}&limit=20")),
                    }
                )
        );

        return (At99(reads), At99(entries));

        async Task Again(ConcurrentBag<double> taken, Func<int, Task<Exchange>> request)
        {
            for (var round = 1; !patience.IsCancellationRequested; round++)
            {
                var watch = Stopwatch.StartNew();
                var answer = await request(round);
                taken.Add(watch.Elapsed.TotalMilliseconds);
                answer.Status.ShouldBeOneOf([200, 201], answer.ToString());
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    private Task<Exchange> Type(int campaign, int value) =>
        api.AsWriter.Post(
            "/api/v1/dataentry/",
            $$"""{"region_id":11,"campaign_id":{{campaign}},"indicator_id":1,"value":{{value}}}"""
        );

    private static double At99(IReadOnlyCollection<double> taken) => taken.Order().ElementAt(taken.Count * 99 / 100);

    private async Task<int> Prepared()
    {
        var text = new StringBuilder("region,campaign,missed,target\n");
        for (var campaign = 1; campaign <= Campaigns; campaign++)
        {
            for (var region = 1; region <= Regions; region++)
            {
                text.Append(CultureInfo.InvariantCulture, $"D{region},C{campaign},{region},{campaign}\n");
            }
        }

        var document = await api.Upload(text.ToString());
        await api.Process(document);
        await Eventually.Until(() =>
            api.Database.Value<bool>("select bool_and(state = 'done') from monitoring.document_job")
        );
        await api.Map("indicator", ("missed", 1), ("target", 2));
        await api.Map("campaign", [.. Enumerable.Range(1, Campaigns).Select(at => ($"C{at}", 100 + at))]);
        await api.Map("region", [.. Enumerable.Range(1, Regions).Select(at => ($"D{at}", 1000 + at))]);

        return document;
    }
}
