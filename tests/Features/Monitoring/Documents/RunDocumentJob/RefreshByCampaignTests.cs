using System.Globalization;
using System.Text;

namespace Platform.Tests.Features.Monitoring.Documents.RunDocumentJob;

/// <summary>A refresh works campaign by campaign: what is between two of them, and in the middle of one.</summary>
public sealed class RefreshByCampaignTests(RefreshByCampaignTests.Thirty api)
    : IClassFixture<RefreshByCampaignTests.Thirty>
{
    private const int Campaigns = 30;

    /// <summary>Thirty campaigns from 101 on, and a document that says C1 to C30.</summary>
    public sealed class Thirty : JobsByHand
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                insert into monitoring.campaign (id, name, slug, office_id, campaign_type_id, start_date, end_date)
                select 100 + at, 'C' || at, 'c' || at, 1, 1, date '2020-01-01' + at, date '2020-01-02' + at
                from generate_series(1, 30) as at
                """
            );
        }

        /// <summary>Uploaded, processed and mapped; four cells for a campaign.</summary>
        public async Task<int> Prepared()
        {
            await Clear();
            await Database.Execute("delete from monitoring.document_job");
            var text = new StringBuilder("region,campaign,missed,target\n");
            for (var campaign = 1; campaign <= Campaigns; campaign++)
            {
                text.Append(CultureInfo.InvariantCulture, $"A,C{campaign},1,{campaign}\nB,C{campaign},2,{campaign}\n");
            }

            var document = await Upload(text.ToString());
            await Process(document);
            (await RunOnce()).ShouldBe(1);
            await Map("region", ("A", 11), ("B", 12));
            await Map("indicator", ("missed", 1), ("target", 2));
            await Map("campaign", [.. Enumerable.Range(1, Campaigns).Select(at => ($"C{at}", 100 + at))]);

            return document;
        }
    }

    private static string Whole(int created = 4 * Campaigns) =>
        $$"""{"created": {{created}}, "deleted": 0, "skipped": {}, "updated": 0, "unchanged": {{4 * Campaigns - created}}, "master_datapoint_count": {{4 * Campaigns}}}""";

    [Fact]
    public async Task Interrupted_between_two_it_goes_on_where_it_was()
    {
        var document = await api.Prepared();
        await api.Refresh(document);
        await using var other = await api.Hold("select monitoring.lock_campaign(103)");
        using var stop = new CancellationTokenSource();
        var run = api.RunOnce(stop.Token);
        await api.UntilBlocked();

        (await api.State()).ShouldBe(
            """running | 1 | 2 | 103 | {"created": 8, "deleted": 0, "skipped": {}, "updated": 0, "unchanged": 0}"""
        );
        (await Stored()).Count.ShouldBe(8, "what is written is there before the refresh is done");
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run);
        var before = await Stored();
        await other.DisposeAsync();

        (await api.RunOnce()).ShouldBe(1);
        (await api.State()).ShouldBe($"done | 2 | 30 | {int.MaxValue} | {Whole()}");
        var after = await Stored();
        after.Count.ShouldBe(4 * Campaigns);
        after.Take(8).ShouldBe(before, "a campaign that is done is not written again");
        await ShouldBeWhole(document);
    }

    /// <summary>Processes of their own, killed without warning: between campaigns, in the middle of one, at the end.</summary>
    [Fact]
    public async Task Killed_wherever_it_is_nothing_is_lost_or_done_twice()
    {
        var document = await api.Prepared();
        await api.Refresh(document);
        var attempts = 0;
        foreach (
            var (at, lockIt) in new[]
            {
                (110, "select monitoring.lock_campaign(110)"),
                (110, "lock table monitoring.datapoint_resolved in exclusive mode"),
                (120, "select monitoring.lock_campaign(120)"),
                (int.MaxValue, "lock table monitoring.bad_data in exclusive mode"),
            }
        )
        {
            var other = await api.Hold(lockIt);
            attempts++;
            using (var node = await api.StartOtherNode())
            {
                await Eventually.Until(async () =>
                    (await api.State()).StartsWith($"running | {attempts} | ", StringComparison.Ordinal)
                    && await api.Blocked() > 0
                );
                node.Kill();
            }

            (await api.State()).ShouldContain($" | {at} | ");
            (await Stored()).Count.ShouldBe(4 * (Math.Min(at, 101 + Campaigns) - 101));
            await other.DisposeAsync();
            await Eventually.Until(async () => await api.Blocked() == 0); // the server notices that its client is gone
        }

        await api.EndLeases();
        (await api.RunOnce()).ShouldBe(1);
        (await api.State()).ShouldBe($"done | 5 | 30 | {int.MaxValue} | {Whole()}");
        await ShouldBeWhole(document);
    }

    [Fact]
    public async Task Who_has_lost_the_claim_leaves_nothing_of_its_campaign()
    {
        var document = await api.Prepared();
        await api.Refresh(document);
        await using var other = await api.Hold("select monitoring.lock_campaign(102)");
        var first = api.RunOnce();
        await api.UntilBlocked();

        // As if it had been silent for its lease, and another had claimed the row.
        await api.Database.Execute("update monitoring.document_job set leased_until = '2000-01-01', attempts = 2");
        await other.DisposeAsync();
        await first;
        (await Stored()).Count.ShouldBe(4, "the campaign before is done");

        (await api.RunOnce()).ShouldBe(1);
        (await api.State()).ShouldBe($"done | 3 | 30 | {int.MaxValue} | {Whole()}");
        await ShouldBeWhole(document);
    }

    /// <summary>Five attempts without coming any further are the last; one that ends a campaign starts the count anew.</summary>
    [Fact]
    public async Task An_attempt_that_ends_a_campaign_is_no_failure()
    {
        var document = await api.Prepared();
        await api.Refresh(document);
        for (var attempt = 1; attempt <= 8; attempt++)
        {
            await using var other = await api.Hold($"select monitoring.lock_campaign({101 + attempt})");
            using var stop = new CancellationTokenSource();
            var run = api.RunOnce(stop.Token);
            await api.UntilBlocked();
            await stop.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => run);
            (await api.State()).ShouldStartWith($"queued | {attempt} | {attempt} | {101 + attempt} | ");
        }

        for (var attempt = 9; attempt <= 13; attempt++)
        {
            await using var other = await api.Hold("select monitoring.lock_campaign(109)");
            using var stop = new CancellationTokenSource();
            var run = api.RunOnce(stop.Token);
            await api.UntilBlocked();
            await stop.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => run);
        }

        (await api.State()).ShouldStartWith("failed | 13 | 8 | 109 | {\"created\": 32");
        (await api.RunOnce()).ShouldBe(0);
    }

    [Fact]
    public async Task Five_nodes_lost_on_one_campaign_are_enough()
    {
        var document = await api.Prepared();
        await api.Refresh(document);
        await api.Database.Execute(
            "update monitoring.document_job set state = 'running', attempts = 5, leased_until = '2000-01-01' where state = 'queued'"
        );

        (await api.RunOnce()).ShouldBe(0);
        (await api.State()).ShouldStartWith("failed | 5 | ");
    }

    /// <summary>
    /// What a change of maps in the middle means: each campaign is written by the maps as they are when its turn comes, so
    /// a cell can be in two campaigns or in none; the next refresh makes it right.
    /// </summary>
    [Fact]
    public async Task Maps_that_change_in_the_middle_are_made_up_for_by_the_next_refresh()
    {
        var document = await api.Prepared();
        await api.Refresh(document);
        var other = await api.Hold("select monitoring.lock_campaign(103)");
        var run = api.RunOnce();
        await api.UntilBlocked();
        await api.Map("campaign", ("C1", 110), ("C20", 101)); // from a campaign that is done, and to one
        await api.Unmap("region", "B");
        await other.DisposeAsync();
        await run;

        (await Keys()).ShouldNotContain("120 11 1");
        (await Keys()).ShouldContain("101 12 1"); // B was mapped then
        await api.ShouldBeResolved();

        await api.Refresh(document);
        (await api.RunOnce()).ShouldBe(1);
        (await Keys()).ShouldBe(
            from campaign in Enumerable.Range(101, Campaigns)
            where campaign != 120 // C20 is in 101, C1 in 110
            from indicator in new[] { 1, 2 }
            select $"{campaign} 11 {indicator}"
        );
        (
            await api.Database.Rows(
                "select campaign_id, value from monitoring.datapoint where campaign_id in (101, 110) and indicator_id = 2 order by 1"
            )
        ).ShouldBe(["101 | 20", "110 | 10"], "the last line of a key wins: C10 comes after C1");
        await api.ShouldBeResolved();
        await ShouldBeCounted(document);

        await api.Refresh(document);
        (await api.RunOnce()).ShouldBe(1);
        (await api.State()).ShouldContain("\"created\": 0, \"deleted\": 0");
        (await api.State()).ShouldContain("\"updated\": 0");
    }

    /// <summary>Types over values of the document in other campaigns while it is refreshed again and again.</summary>
    [Fact]
    public async Task The_counts_stay_right_beside_people_who_type()
    {
        var document = await api.Prepared();
        await api.Refresh(document);
        await api.RunOnce();
        using var client = api.AsWriter;

        await api.Refresh(document);
        var typing = Task.WhenAll(
            Enumerable
                .Range(101, Campaigns)
                .Select(campaign =>
                    client.Post(
                        "/api/v1/dataentry/",
                        $$"""{"region_id":11,"campaign_id":{{campaign}},"indicator_id":1,"value":99}"""
                    )
                )
        );
        (await api.RunOnce()).ShouldBe(1);
        (await typing).ShouldAllBe(answer => answer.Status == 200);

        (await api.Database.Value<int>("select master_datapoint_count from monitoring.document")).ShouldBe(90);
        await ShouldBeCounted(document);
        await api.ShouldBeResolved();
    }

    /// <summary>The rows themselves, with their versions.</summary>
    private Task<IReadOnlyList<string>> Stored() =>
        api.Database.Rows("select id, campaign_id, xmin::text from monitoring.datapoint order by campaign_id, id");

    private Task<IReadOnlyList<string>> Keys() =>
        api.Database.Rows(
            """
            select campaign_id || ' ' || region_id || ' ' || indicator_id
            from monitoring.datapoint
            order by campaign_id, region_id, indicator_id
            """
        );

    private async Task ShouldBeWhole(int document)
    {
        (
            await api.Database.Rows("select action, count(*) from monitoring.datapoint_history group by action")
        ).ShouldBe([$"insert | {4 * Campaigns}"]);
        (await api.Database.Value<int>("select master_datapoint_count from monitoring.document")).ShouldBe(
            4 * Campaigns
        );
        await ShouldBeCounted(document);
        await api.ShouldBeResolved();
        (await api.Value(1, 101, 1)).ShouldBe(3);
        (await api.Value(1, 130, 2)).ShouldBe(60);
    }

    /// <summary>What is kept while values come and go is what counting anew gives.</summary>
    private async Task ShouldBeCounted(int document)
    {
        const string Counts = """
            select 0 as id, master_datapoint_count::bigint from monitoring.document
            union all
            select id, master_dp_count from monitoring.document_review
            order by 1
            """;
        var kept = await api.Database.Rows(Counts);
        await api.Database.Execute("select monitoring.review_documents(array[:id])", ("id", document));
        kept.ShouldBe(await api.Database.Rows(Counts));
    }
}
