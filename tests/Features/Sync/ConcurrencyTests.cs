using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Sync;

/// <summary>What batches promise each other (docs/sync.md, "What a batch does"): real requests in parallel.</summary>
public sealed class ConcurrencyTests(ConcurrencyTests.Arranged api) : IClassFixture<ConcurrencyTests.Arranged>
{
    private const int Rows = 500;
    private const int Rounds = 5;

    public sealed class Arranged : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute("insert into sync.organization (id) select generate_series(1, 9)");
    }

    [Fact]
    public async Task One_of_both_counts_a_new_key_as_created() // 1
    {
        foreach (var round in Enumerable.Range(0, Rounds))
        {
            var path = $"/sync/therapists/same-{round}/interactions/";

            (await Created(path, Pushes.Interactions(Rows, chats: 1), Pushes.Interactions(Rows, chats: 1))).ShouldBe(
                Rows
            );
            (await Created("/sync/organizations/1/therapists/", Therapists(round), Therapists(round))).ShouldBe(Rows);
            (await Created("/rates/", Rates(round), Rates(round))).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Batches_in_opposite_order_do_not_deadlock() // 2
    {
        foreach (var round in Enumerable.Range(0, Rounds))
        {
            var path = $"/sync/therapists/opposite-{round}/interactions/";

            await Created(
                path,
                Pushes.Interactions(Rows, chats: 1),
                Pushes.Interactions(Rows, chats: 2, isReversed: true)
            );
            await Created(
                "/sync/organizations/1/therapists/",
                Therapists(100 + round),
                Therapists(100 + round, isReversed: true),
                Therapists(100 + round, date: "2019-01-01"),
                Therapists(100 + round, isReversed: true, date: "2020-01-01")
            );
        }

        api.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_end_is_that_of_one_order() // 3
    {
        foreach (var round in Enumerable.Range(0, Rounds))
        {
            await Created(
                $"/sync/therapists/serial-{round}/interactions/",
                Pushes.Interactions(Rows, chats: 1),
                Pushes.Interactions(Rows, chats: 2, isReversed: true),
                Pushes.Interactions(Rows, chats: 3)
            );

            var left = await api.Database.Rows(
                "select chat_count, count(*) from sync.interaction where therapist_id = :id group by chat_count",
                ("id", $"serial-{round}")
            );
            left.ShouldHaveSingleItem().ShouldEndWith($" | {Rows}");
        }
    }

    [Fact]
    public async Task A_placeholder_and_its_therapist_race() // 4
    {
        foreach (var round in Enumerable.Range(0, 20))
        {
            var id = $"race{round:D28}";
            var item = $$"""[{"therapist_id":"{{id}}","date_joined":"2018-04-06"}]""";

            var answers = await Task.WhenAll(
                api.Client.Post($"/sync/therapists/{id}/interactions/", Pushes.Interactions(Rows, chats: 1)),
                api.Client.Post("/sync/organizations/2/therapists/", item)
            );

            answers.ShouldAllBe(answer => answer.Status == 200);
            answers[0].Body.ShouldBe($$"""{"rows_created":{{Rows}},"rows_updated":0}""");
            answers[1]
                .Body.ShouldBeOneOf(
                    """{"rows_created":1,"rows_updated":0}""",
                    """{"rows_created":0,"rows_updated":1}"""
                );
            (
                await api.Database.Rows(
                    "select organization_id, date_joined::text from sync.therapist where id = :id",
                    ("id", id)
                )
            ).ShouldBe(["2 | 2018-04-06"]);
        }
    }

    [Fact]
    public async Task Two_organizations_push_the_same_therapists() // 5
    {
        foreach (var round in Enumerable.Range(200, Rounds))
        {
            var answers = await Task.WhenAll(
                api.Client.Post("/sync/organizations/3/therapists/", Therapists(round)),
                api.Client.Post("/sync/organizations/4/therapists/", Therapists(round, isReversed: true))
            );

            answers.ShouldAllBe(answer => answer.Status == 200);
            var left = await api.Database.Rows(
                "select organization_id, count(*) from sync.therapist where id like :ids group by organization_id",
                ("ids", $"{round:D8}%")
            );
            left.ShouldHaveSingleItem().ShouldEndWith($" | {Rows}");
        }
    }

    [Fact]
    public async Task Each_organization_is_created_once() // 6
    {
        foreach (var round in Enumerable.Range(1, Rounds))
        {
            var ids = Enumerable.Range(round * 10_000, Rows).Select(id => $$"""{"organization_id":{{id}}}""").ToList();
            var forward = $"[{string.Join(',', ids)}]";
            ids.Reverse();

            (await Created("/sync/organizations/", forward, $"[{string.Join(',', ids)}]")).ShouldBe(Rows);
        }
    }

    [Fact]
    public async Task A_reader_sees_all_of_a_batch_or_nothing() // 7
    {
        var push = api.Client.Post("/sync/therapists/reader/interactions/", Pushes.Interactions(20_000));
        var seen = new HashSet<long>();
        while (!push.IsCompleted)
        {
            seen.Add(await Count("reader"));
        }

        (await push).Status.ShouldBe(200);
        seen.Add(await Count("reader"));
        seen.ShouldBeSubsetOf([0, 20_000]);
    }

    [Theory] // 8
    [InlineData(5)]
    [InlineData(50)]
    [InlineData(150)]
    public async Task A_client_that_hangs_up_leaves_all_or_nothing(int milliseconds)
    {
        var id = $"gone-{milliseconds}";
        using var gone = new CancellationTokenSource(milliseconds);
        using var client = new HttpClient { BaseAddress = api.Address };
        client.DefaultRequestHeaders.Authorization = new("Token", api.Bot.Token);
        var body = Exchanges.Body(Pushes.Interactions(20_000));
        try
        {
            await client.PostAsync(new Uri($"/sync/therapists/{id}/interactions/", UriKind.Relative), body, gone.Token);
        }
        catch (OperationCanceledException)
        {
            // The point of this test.
        }

        (await Count(id)).ShouldBeOneOf(0, 20_000);
        var again = await api.Client.Post($"/sync/therapists/{id}/interactions/", Pushes.Interactions(20_000));
        again.Status.ShouldBe(200);
        (await Count(id)).ShouldBe(20_000);
    }

    /// <summary>Sends the batches at once; all must succeed.</summary>
    /// <returns>The sum of rows_created.</returns>
    private async Task<long> Created(string path, params string[] batches)
    {
        var answers = await Task.WhenAll(batches.Select(batch => api.Client.Post(path, batch)));

        answers.ShouldAllBe(answer => answer.Status == 200);

        return answers.Sum(answer => (long)JsonNode.Parse(answer.Body)!["rows_created"]!);
    }

    private Task<long> Count(string therapist) =>
        api.Database.Value<long>("select count(*) from sync.interaction where therapist_id = :id", ("id", therapist));

    private static string Therapists(int round, bool isReversed = false, string date = "2018-04-06")
    {
        var items = Enumerable
            .Range(0, Rows)
            .Select(at => $$"""{"therapist_id":"{{round:D8}}{{at:D24}}","date_joined":"{{date}}"}""");

        return Pushes.List(isReversed ? items.Reverse() : items);
    }

    private static string Rates(int round) =>
        $$"""[{"type":"churn_rate","period_type":"yearly","start_date":"{{2000 + round}}-01-01","end_date":"{{2000 + round}}-12-31","value":1}]""";
}
