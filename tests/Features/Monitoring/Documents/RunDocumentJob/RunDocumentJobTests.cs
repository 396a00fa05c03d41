namespace Platform.Tests.Features.Monitoring.Documents.RunDocumentJob;

/// <summary>Jobs whose worker fails, loses its database or is killed.</summary>
public sealed class RunDocumentJobTests(JobsByHand api) : IClassFixture<JobsByHand>
{
    private const string June = "region,campaign,missed\nA,June,5\nB,June,6\n";

    [Fact]
    public async Task A_job_that_loses_its_connection_is_tried_again_later()
    {
        var document = await Prepared();
        await Queue(document);
        await using var other = await api.Hold($"select monitoring.lock_document({document})");
        var run = api.RunOnce();
        await api.UntilBlocked();
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
        (await api.RunOnce()).ShouldBe(0, "its time has not come");
        await other.DisposeAsync();

        api.Clock.Advance(TimeSpan.FromMinutes(1));
        (await api.RunOnce()).ShouldBe(1);
        (await State()).ShouldBe("done | 2 | true");
        await ShouldBeWhole(document);
    }

    [Fact]
    public async Task A_node_that_is_stopped_gives_its_job_back()
    {
        var document = await Prepared();
        await Queue(document);
        await using var other = await api.Hold($"select monitoring.lock_document({document})");
        using var stop = new CancellationTokenSource();
        var run = api.RunOnce(stop.Token);
        await api.UntilBlocked();

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run);
        (await State()).ShouldBe("queued | 1 | true");
        await other.DisposeAsync();

        (await api.RunOnce()).ShouldBe(1);
        await ShouldBeWhole(document);
    }

    /// <summary>Whatever the document's id: it is no number that other locks have.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Work_on_a_document_holds_up_no_tree(int document)
    {
        await using var other = await api.Hold($"select monitoring.lock_document({document})");

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
            (await api.RunOnce()).ShouldBe(1);
            api.Clock.Advance(TimeSpan.FromHours(1));
        }

        (await State()).ShouldBe("failed | 5 | true");
        (await api.RunOnce()).ShouldBe(0);
        await api.Database.Execute("alter table monitoring.source_datapoint drop constraint broken");
    }

    [Fact]
    public async Task A_row_whose_lease_is_over_goes_to_the_next_and_the_first_leaves_nothing_behind()
    {
        var document = await Prepared();
        await Queue(document);
        await using var other = await api.Hold($"select monitoring.lock_document({document})");
        var first = api.RunOnce();
        await api.UntilBlocked();

        // As if the first had been silent for its lease: another claims the row, and is the one who ends it.
        await api.Database.Execute("update monitoring.document_job set leased_until = '2000-01-01', attempts = 3");
        await other.DisposeAsync();
        await first;
        (await State()).ShouldBe("running | 3 | false");
        (await api.Database.Value<long>("select count(*) from monitoring.source_datapoint")).ShouldBe(0);

        (await api.RunOnce()).ShouldBe(1);
        await ShouldBeWhole(document);
    }

    /// <summary>A process of its own, killed without warning in the middle of a refresh; another node ends the work.</summary>
    [Fact]
    public async Task A_node_that_is_killed_loses_nothing()
    {
        var document = await Prepared();
        await Queue(document);
        await api.RunOnce();
        await api.Map("region", ("A", 11), ("B", 12));
        await api.Map("campaign", ("June", 1));
        await api.Map("indicator", ("missed", 1));
        // In the middle: the datapoints are written, the values above them wait for this lock.
        await using var other = await api.Hold("lock table monitoring.datapoint_resolved in exclusive mode");
        (await api.Refresh(document)).Status.ShouldBe(202);
        using (var node = await api.StartOtherNode())
        {
            // A node that starts may wait for other locks before.
            await Eventually.Until(async () => (await State()).StartsWith("running | 1", StringComparison.Ordinal));
            await api.UntilBlocked();
            node.Kill();
        }

        (await State()).ShouldStartWith("running | 1");
        (await api.Stored()).ShouldBeEmpty();
        await other.DisposeAsync();
        await api.EndLeases();

        (await api.RunOnce()).ShouldBe(1);
        (await State()).ShouldStartWith("done | 2");
        (await api.Stored()).ShouldBe([$"11 1 1: 5 from {document}", $"12 1 1: 6 from {document}"]);
        (await api.Value(1, 1, 1)).ShouldBe(11);
        await api.ShouldBeResolved();
    }

    /// <summary>It stays queued beside a node on which Monitoring is off, until one comes on which it is on.</summary>
    [Fact]
    public async Task A_node_without_the_area_runs_none_of_its_jobs()
    {
        await Queue(await Prepared());
        await api.Database.Execute("update monitoring.document_job set run_at = '2000-01-01' where state = 'queued'");
        var environment = Executable.OnDatabase(api.Database);
        environment["Storage__Folder"] = api.Files;
        environment["Areas__Monitoring"] = "false";
        using (var without = await Executable.Serve(environment))
        {
            await Task.Delay(TimeSpan.FromSeconds(2)); // whoever runs it takes it when it starts
            (await State()).ShouldStartWith("queued | 0");
            (await without.Terminate()).ShouldBe(0);
        }

        environment["Areas__Monitoring"] = "true";
        using var with = await Executable.Serve(environment);
        await Eventually.Until(async () => (await State()).StartsWith("done", StringComparison.Ordinal));
    }

    private async Task<int> Prepared()
    {
        await api.Clear();

        return await api.Upload(June);
    }

    private async Task Queue(int document) => (await api.Process(document)).Status.ShouldBe(202);

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
