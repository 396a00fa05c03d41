using System.Diagnostics;
using Platform.Tests.Features.Monitoring.Documents.RunDocumentJob;

namespace Platform.Tests.Features.Monitoring.DataEntry.SaveEntry;

/// <summary>Typing into a campaign that a refresh writes: it waits without a connection, and is told which one it is.</summary>
public sealed class SaveEntryBusyTests(RefreshByCampaignTests.Thirty api) : IClassFixture<RefreshByCampaignTests.Thirty>
{
    [Fact]
    public async Task Only_the_campaign_that_is_written_is_closed()
    {
        var document = await api.Prepared();
        await api.Refresh(document);
        // In the middle of the first campaign: its values are written, the counts of the document wait for this lock.
        await using var other = await api.Hold("select from monitoring.document for update");
        var refresh = api.RunOnce();
        await api.UntilBlocked();

        var clock = Stopwatch.StartNew();
        var typists = Enumerable.Range(0, 40).Select(_ => Type(101)).ToArray();
        for (var at = 0; at < 20; at++)
        {
            (await Type(102 + at)).Status.ShouldBe(201);
            (await api.AsWriter.Get("/api/v1/dataentry/?campaign=102")).Status.ShouldBe(200);
            (await api.Anonymous.Get("/health/ready")).Status.ShouldBe(200);
        }

        (await api.Blocked()).ShouldBe(1, "of all who wait only the refresh holds a connection");
        var refused = await Task.WhenAll(typists);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        refused.ShouldAllBe(answer => answer.Status == 503);
        refused.ShouldAllBe(answer => answer.Head.Contains("Retry-After: 1"));
        refused[0]
            .Body.ShouldBe(
                $$$"""{"objects":null,"meta":null,"error":{"unavailable":"campaign 101 (C1) is being refreshed from document {{{document}}}, try again"},"success":0}"""
            );

        var patient = Type(101);
        await Task.Delay(100);
        await other.DisposeAsync();
        (await patient).Status.ShouldBe(200, "who waits gets in as soon as the campaign is done");
        (await refresh).ShouldBe(1);
        (await Type(101)).Status.ShouldBe(200);
        await api.ShouldBeResolved();
    }

    /// <summary>Who waited would be told 503: the campaign is held all the time.</summary>
    [Fact]
    public async Task Who_may_not_write_is_told_so_without_waiting()
    {
        await using var other = await api.Hold("select monitoring.lock_campaign(101)");

        (await Type(101, api.Reader)).Status.ShouldBe(403);
        (await Type(101, region: 31)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task There_is_an_end_to_who_waits()
    {
        await using var other = await api.Hold("select monitoring.lock_campaign(101)");
        var answers = Enumerable.Range(0, 150).Select(_ => Type(101)).ToList();
        var first = await Task.WhenAny(answers);

        (await first).Status.ShouldBe(503);
        (await first).Body.ShouldContain("campaign 101 (C1) is being written by others, try again");
        (await Task.WhenAll(answers)).ShouldAllBe(answer => answer.Status == 503);
    }

    /// <summary>Whoever changes the tree waits for a long refresh in turns, so that typing goes on beside both.</summary>
    [Fact]
    public async Task A_change_of_the_tree_that_waits_for_a_refresh_stops_nobody_else()
    {
        await using var other = await api.Hold("select monitoring.lock_campaign(101)");
        var move = api.As(api.Manager).Post("/api/v2/region/", """{"id":13,"parent_region_id":3}""");
        for (var at = 0; at < 10; at++)
        {
            (await Type(110 + at)).Status.ShouldBeOneOf(200, 201);
        }

        var moved = await move;
        moved.Status.ShouldBe(503);
        moved.Head.ShouldContain("Retry-After: ");
        moved.Body.ShouldContain("Others are writing there, try again.");
    }

    /// <summary>All connections for writing wait: reading, the other areas and the readiness go on.</summary>
    [Fact]
    public async Task Writers_who_wait_in_the_database_take_nothing_from_readers()
    {
        await using var other = await api.Hold("select pg_advisory_xact_lock(1297042001, 1)"); // as a change of the tree
        var manager = api.As(api.Manager);
        var writers = Enumerable
            .Range(0, 40)
            .Select(at => manager.Post("/api/v2/region/", $$"""{"id":{{(at % 2 == 0 ? 12 : 13)}},"latitude":{{at}}}"""))
            .ToArray();
        await Eventually.Until(async () => await api.Blocked() > 3);

        for (var at = 0; at < 20; at++)
        {
            (await api.AsWriter.Get("/api/v2/region/")).Status.ShouldBe(200);
            (await api.Client.Get("/organizations/")).Status.ShouldBe(200);
            (await api.Anonymous.Get("/health/ready")).Status.ShouldBe(200);
            if (at == 0)
            {
                writers.ShouldContain(writer => !writer.IsCompleted, "they still wait");
            }
        }

        var refused = await Task.WhenAll(writers);
        refused.ShouldAllBe(answer => answer.Status == 503);
        refused.ShouldAllBe(answer => answer.Head.Contains("Retry-After: "));
        refused.ShouldAllBe(answer => !answer.Body.Contains("does not answer"));
    }

    private Task<Exchange> Type(int campaign, TestAccount? account = null, int region = 11) =>
        api.As(account ?? api.Writer)
            .Post(
                "/api/v1/dataentry/",
                $$"""{"region_id":{{region}},"campaign_id":{{campaign}},"indicator_id":1,"value":7}"""
            );
}
