using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Infrastructure.Jobs;

namespace Platform.Tests.Features.Monitoring.Documents.RunDocumentJob;

/// <summary>Jobs whose worker fails, loses its database or is killed.</summary>
public sealed class RunDocumentJobTests(RunDocumentJobTests.Interrupted api)
    : IClassFixture<RunDocumentJobTests.Interrupted>
{
    private const string June = "region,campaign,missed\nA,June,5\nB,June,6\n";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The service of the class answers at once and works on nothing by itself.</summary>
    public sealed class Interrupted : DocumentsApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Jobs:Enabled"] = "false";
            settings["Documents:AnswerWithinSeconds"] = "0";
        }
    }

    [Fact]
    public async Task A_job_that_loses_its_connection_is_tried_again_later()
    {
        var document = await Prepared();
        await Queue(document);
        await using var other = await Hold("select monitoring.lock_document(:id)", document);
        var run = RunOnce();
        await Until(() => Blocked());
        await api.Database.Execute(
            """
            select pg_terminate_backend(pid)
            from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """
        );

        // The connection's loss is repeated at once by the transaction itself; cut again until it gives up.
        while (!run.IsCompleted)
        {
            await api.Database.Execute(
                """
                select pg_terminate_backend(pid)
                from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                """
            );
            await Task.Delay(5);
        }

        (await run).ShouldBe(1);
        (await State()).ShouldBe("queued | 1 | true");
        (await RunOnce()).ShouldBe(0, "its time has not come");
        await other.DisposeAsync();

        api.Clock.Advance(TimeSpan.FromMinutes(1));
        (await RunOnce()).ShouldBe(1);
        (await State()).ShouldBe("done | 2 | true");
        await ShouldBeWhole(document);
    }

    [Fact]
    public async Task A_node_that_is_stopped_gives_its_job_back()
    {
        var document = await Prepared();
        await Queue(document);
        await using var other = await Hold("select monitoring.lock_document(:id)", document);
        using var stop = new CancellationTokenSource();
        var run = RunOnce(stop.Token);
        await Until(() => Blocked());

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run);
        (await State()).ShouldBe("queued | 1 | true");
        await other.DisposeAsync();

        (await RunOnce()).ShouldBe(1);
        await ShouldBeWhole(document);
    }

    /// <summary>Whatever the document's id: it is no number that other locks have.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Work_on_a_document_holds_up_no_tree(int document)
    {
        await using var other = await Hold("select monitoring.lock_document(:id)", document);

        await api.Database.Execute(
            """
            set lock_timeout = '1s';
            update monitoring.region set name = name where id = 1;
            update monitoring.region set parent_region_id = parent_region_id where id = 11;
            insert into monitoring.indicator_tag (tag_name) values ('Polio');
            insert into monitoring.indicator_tag (tag_name, parent_tag_id) select 'Missed', min(id) from monitoring.indicator_tag;
            reset lock_timeout;
            """
        );
    }

    [Fact]
    public async Task After_five_attempts_it_is_given_up()
    {
        var document = await Prepared();
        await Queue(document);
        await api.Database.Execute(
            "alter table monitoring.source_datapoint add constraint broken check (region_code <> 'A')"
        );
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            (await RunOnce()).ShouldBe(1);
            api.Clock.Advance(TimeSpan.FromHours(1));
        }

        (await State()).ShouldBe("failed | 5 | true");
        (await RunOnce()).ShouldBe(0);
        await api.Database.Execute("alter table monitoring.source_datapoint drop constraint broken");
    }

    [Fact]
    public async Task A_row_whose_lease_is_over_goes_to_the_next_and_the_first_leaves_nothing_behind()
    {
        var document = await Prepared();
        await Queue(document);
        await using var other = await Hold("select monitoring.lock_document(:id)", document);
        var first = RunOnce();
        await Until(() => Blocked());

        // As if the first had been silent for its lease: another claims the row, and is the one who ends it.
        await api.Database.Execute("update monitoring.document_job set leased_until = '2000-01-01', attempts = 7");
        await other.DisposeAsync();
        await first;
        (await State()).ShouldBe("running | 7 | false");
        (await api.Database.Value<long>("select count(*) from monitoring.source_datapoint")).ShouldBe(0);

        (await RunOnce()).ShouldBe(1);
        await ShouldBeWhole(document);
    }

    /// <summary>A process of its own, killed without warning in the middle of a refresh; another node ends the work.</summary>
    [Fact]
    public async Task A_node_that_is_killed_loses_nothing()
    {
        var document = await Prepared();
        await Queue(document);
        await RunOnce();
        await api.Map("region", ("A", 11), ("B", 12));
        await api.Map("campaign", ("June", 1));
        await api.Map("indicator", ("missed", 1));
        // In the middle: the datapoints are written, the values above them wait for this lock.
        await using var other = await Hold("lock table monitoring.datapoint_resolved in exclusive mode", document);
        (await api.Refresh(document)).Status.ShouldBe(202);
        await DueInEveryClock("run_at");
        using (var node = StartNode())
        {
            await Until(() => Blocked());
            node.Kill();
            await node.WaitForExitAsync();
        }

        (await State()).ShouldStartWith("running | 1");
        (await api.Stored()).ShouldBeEmpty();
        await other.DisposeAsync();
        await DueInEveryClock("leased_until"); // as after its lease

        (await RunOnce()).ShouldBe(1);
        (await State()).ShouldStartWith("done | 2");
        (await api.Stored()).ShouldBe([$"11 1 1: 5 from {document}", $"12 1 1: 6 from {document}"]);
        (await api.Value(1, 1, 1)).ShouldBe(11);
        await api.ShouldBeResolved();
    }

    /// <summary>The node in the other process has the machine's clock.</summary>
    private Task DueInEveryClock(string column) =>
        api.Database.Execute($"update monitoring.document_job set {column} = '2000-01-01' where state <> 'done'");

    private Process StartNode()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Platform.dll");
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__Platform"] = api.Database.ConnectionString;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Storage__Folder"] = api.Files;

        return Process.Start(start)!;
    }

    private async Task<int> Prepared()
    {
        await api.Clear();

        return await api.Upload(June);
    }

    private async Task Queue(int document) => (await api.Process(document)).Status.ShouldBe(202);

    private Task<int> RunOnce(CancellationToken stop = default) =>
        api
            .Services.GetServices<IJob>()
            .Single(job => job.Name == "Monitoring/RunDocumentJob")
            .RunOnce(api.Services.GetRequiredService<Database>(), api.Clock.GetUtcNow(), stop);

    /// <summary>A transaction that holds something until it is disposed.</summary>
    private async Task<NpgsqlConnection> Hold(string lockIt, int document)
    {
        var connection = await api.Database.Open();
        await using var command = new NpgsqlCommand($"begin; {lockIt.Replace(":id", $"{document}")}", connection);
        await command.ExecuteNonQueryAsync();

        return connection;
    }

    private Task<bool> Blocked() =>
        api.Database.Value<bool>(
            """
            select exists (
                select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
            )
            """
        );

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    /// <summary>state, attempts, whether there is an error; of the newest job.</summary>
    private async Task<string> State() =>
        (
            await api.Database.Rows(
                """
                select state, attempts, last_error is not null
                from monitoring.document_job
                order by id desc
                limit 1
                """
            )
        ).Single();

    private async Task ShouldBeWhole(int document)
    {
        (
            await api.Database.Rows(
                """
                select row_number, region_code, cell_value
                from monitoring.source_datapoint
                where document_id = :id
                order by row_number
                """,
                ("id", document)
            )
        ).ShouldBe(["0 | A | 5", "1 | B | 6"]);
        (await api.Database.Value<long>("select count(*) from monitoring.document_review")).ShouldBe(4);
    }
}
