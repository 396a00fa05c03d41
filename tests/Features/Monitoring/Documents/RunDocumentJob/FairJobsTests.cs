namespace Platform.Tests.Features.Monitoring.Documents.RunDocumentJob;

/// <summary>Whose job is next: an account has one at work, and nobody's many stand before another's one.</summary>
public sealed class FairJobsTests(JobsByHand api) : IClassFixture<JobsByHand>
{
    private const string June = "region,campaign,missed\nA,June,5\n";

    [Fact]
    public async Task Accounts_take_turns()
    {
        await Begin();
        var (first, second, third) = (await Queued(api.Writer), await Queued(api.Writer), await Queued(api.Writer));
        var other = await Queued(api.Local);

        foreach (var document in new[] { first, other, second, third })
        {
            (await api.RunOnce()).ShouldBe(1);
            api.Clock.Advance(TimeSpan.FromSeconds(1));
            (await Last("done")).ShouldBe(document);
        }

        (await api.RunOnce()).ShouldBe(0);
    }

    [Fact]
    public async Task An_account_has_one_job_at_work()
    {
        await Begin();
        var first = await Queued(api.Writer);
        await Queued(api.Writer);
        var other = await Queued(api.Local);
        await using var held = await api.Hold($"select monitoring.lock_document({first})");
        var running = api.RunOnce();
        await api.UntilBlocked();

        (await api.RunOnce()).ShouldBe(1);
        (await Last("done")).ShouldBe(other);
        (await api.RunOnce()).ShouldBe(0, "its second waits for its first");
        await held.DisposeAsync();
        (await running).ShouldBe(1);
        (await api.RunOnce()).ShouldBe(1);
        (await api.RunOnce()).ShouldBe(0);
    }

    [Fact]
    public async Task Workers_who_look_at_once_do_not_take_two_of_one_account()
    {
        await Begin();
        var documents = new[] { await Queued(api.Writer), await Queued(api.Writer), await Queued(api.Writer) };
        await using (await api.Hold(string.Join(';', documents.Select(id => $"select monitoring.lock_document({id})"))))
        {
            using var stop = new CancellationTokenSource();
            var workers = Enumerable.Range(0, 6).Select(_ => api.RunOnce(stop.Token)).ToArray();
            await api.UntilBlocked();
            await Eventually.Until(() => Task.FromResult(workers.Count(worker => worker.IsCompleted) == 5));

            (
                await api.Database.Rows(
                    "select state, count(*) from monitoring.document_job where state in ('queued', 'running') group by state order by state"
                )
            ).ShouldBe(["queued | 2", "running | 1"]);
            await stop.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => Task.WhenAll(workers));
        }
    }

    [Fact]
    public async Task There_is_an_end_to_what_may_wait()
    {
        await Begin();
        var document = await Queued(api.Local);
        await api.Database.Execute(
            """
            insert into monitoring.document_job (document_id, kind, settings, created_by_id, created_at, run_at)
            select document_id, kind, settings, created_by_id, created_at, run_at
            from monitoring.document_job
            cross join generate_series(2, 100)
            where state = 'queued'
            """
        );

        var refused = await api.Refresh(document, api.Local);
        refused.Status.ShouldBe(429);
        refused.Head.ShouldContain("Retry-After: ");
        refused.Body.ShouldContain("100 jobs of this account wait already");
        (await api.Refresh(document)).Status.ShouldBe(202, "others do not suffer from it");
    }

    private Task Begin() => api.Database.Execute("delete from monitoring.document_job");

    private async Task<int> Queued(TestAccount account)
    {
        var document = await api.Upload(June, account);
        (await api.Process(document, account)).Status.ShouldBe(202);

        return document;
    }

    private Task<int> Last(string state) =>
        api.Database.Value<int>(
            "select document_id from monitoring.document_job where state = :state order by ended_at desc, id desc limit 1",
            ("state", state)
        );
}
