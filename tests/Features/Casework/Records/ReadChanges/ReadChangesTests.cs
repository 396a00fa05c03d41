using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Npgsql;

namespace Platform.Tests.Features.Casework;

/// <summary>The feed of changes: an addition to the contract.</summary>
public sealed class ReadChangesTests(WriteBranchTests.Branches api) : IClassFixture<WriteBranchTests.Branches>
{
    [Fact]
    public async Task What_was_written_since_is_named_once()
    {
        var people = await Begin(api.User, "clients");
        var referrals = await Begin(api.User, "referrals");
        var twin = await Begin(api.Twin, "clients");

        var id = (await api.User.Post("/v2/clients", """{"surname":"New","branch":[1]}""")).Id(201);
        await api.User.Post($"/v2/clients/{id}", """{"town":"Seaton"}""");
        await api.User.Post("/v2/clients/3", """{"town":"Seaton"}""");
        await api.User.Post("/v2/clients/3", """{"town":"Seaton"}"""); // changes nothing
        (await api.User.Post("/v2/clients/3", """{"nosuch":"x"}""")).Status.ShouldBe(400);

        var (changed, gone, next) = await Since(api.User, "clients", people);
        changed.ShouldBe([3, id]);
        gone.ShouldBeEmpty();
        (await Since(api.User, "clients", next)).ShouldBeNothing();
        (await Since(api.User, "referrals", referrals)).ShouldBeNothing();
        (await Since(api.Twin, "clients", twin)).ShouldBeNothing("it is another organisation");
        await api.User.Post($"/v2/clients/{id}", """{"town":"Beer"}""");
        (await Since(api.User, "clients", next)).Changed.ShouldBe([id]);
    }

    [Fact]
    public async Task A_contact_leaves_one_group_for_another()
    {
        var referral = await Referral(1, 1);
        var contact = (
            await api.User.Post(
                $"/v2/due_contacts/referral/{referral}",
                """{"user":1,"start_date":"2018-12-01T10:00","end_date":"2018-12-01T11:00","description":"Visit"}"""
            )
        ).Id(201);
        var (due, done, cancelled, cases) = (
            await Begin(api.User, "due_contacts"),
            await Begin(api.User, "done_contacts"),
            await Begin(api.User, "cancelled_contacts"),
            await Begin(api.User, "referrals")
        );

        await api.User.Post($"/v2/due_contacts/{contact}", """{"priority":1}""");
        (await Since(api.User, "due_contacts", due)).ShouldBe([contact], []);
        await api.User.Post(
            $"/v2/done_contacts/{contact}",
            """{"start_date":"2018-12-01T10:05","end_date":"2018-12-01T10:50","stage":2}"""
        );

        (await Since(api.User, "due_contacts", due)).ShouldBe([], [contact]);
        (await Since(api.User, "done_contacts", done)).ShouldBe([contact], []);
        (await Since(api.User, "cancelled_contacts", cancelled)).ShouldBeNothing();
        (await Since(api.User, "referrals", cases)).ShouldBe([referral], []);
    }

    /// <summary>With a person all that belongs to them goes out of sight, and comes back with them.</summary>
    [Fact]
    public async Task What_vanishes_from_sight_is_named_to_whom_saw_it()
    {
        var east = api.As(40);
        var person = (await api.User.Post("/v2/clients", """{"surname":"Mover","branch":[1]}""")).Id(201);
        var referral = await Referral(person, 1);
        var contact = (await Single(api.User, $"/v2/done_contacts/referral/{referral}"));
        var elsewhere = (await api.User.Post("/v2/clients", """{"surname":"Elsewhere","branch":[2]}""")).Id(201);
        string[] groups = ["clients", "referrals", "done_contacts", "due_contacts"];
        var tokens = await Tokens(east, groups);
        var all = await Tokens(api.User, groups);

        await api.User.Post($"/v2/clients/{person}", """{"branch":[2]}""");
        await api.User.Post($"/v2/clients/{elsewhere}", """{"town":"Beer"}""");

        (await Since(east, "clients", tokens[0])).ShouldBe([], [person]);
        (await Since(east, "referrals", tokens[1])).ShouldBe([], [referral]);
        (await Since(east, "done_contacts", tokens[2])).ShouldBe([], [contact]);
        (await Since(east, "due_contacts", tokens[3])).ShouldBeNothing();
        (await Since(api.User, "clients", all[0])).ShouldBe([person, elsewhere], []);
        (await Since(api.User, "referrals", all[1])).ShouldBeNothing("it is as it was, and seen as it was");

        var away = await Tokens(east, groups);
        await api.User.Post($"/v2/clients/{person}", """{"town":"Beer"}""");
        (await Since(east, "clients", away[0])).ShouldBeNothing("it was not seen before either");
        await api.User.Post($"/v2/clients/{person}", """{"branch":[1,2]}""");
        (await Since(east, "clients", away[0])).ShouldBe([person], []);
        (await Since(east, "referrals", away[1])).ShouldBe([referral], []);
        (await Since(east, "done_contacts", away[2])).ShouldBe([contact], []);
        (await Since(east, "clients", tokens[0])).ShouldBe([person], [], "in the end it is there");
    }

    [Fact]
    public async Task Somebody_of_another_type_now_is_gone()
    {
        var caller = api.As(WritingApi.OfType);
        var person = (await api.User.Post("/v2/clients", """{"surname":"Changed","branch":[1]}""")).Id(201);
        var referral = await Referral(person, 1);
        var (people, cases) = (await Begin(caller, "clients"), await Begin(caller, "referrals"));

        await api.User.Post($"/v2/clients/{person}", """{"type":2}""");

        (await Since(caller, "clients", people)).ShouldBe([], [person]);
        (await Since(caller, "referrals", cases)).ShouldBe([], [referral]);
    }

    /// <summary>Its number is the lower one, and it ends behind the other.</summary>
    [Fact]
    public async Task A_transaction_that_ends_late_is_not_missed()
    {
        var token = await Begin(api.User, "clients");
        await using var connection = new NpgsqlConnection(api.Database.ConnectionString);
        await connection.OpenAsync();
        await using var slow = await connection.BeginTransactionAsync();
        await using (
            var write = new NpgsqlCommand(
                """
                insert into casework.audit (org_id, user_id, source_id, grp, record_id, action, changes)
                values (1, 1, 1, 'clients', 1, 'update', '{"town": ["a", "b"]}')
                """,
                connection,
                slow
            )
        )
        {
            await write.ExecuteNonQueryAsync();
        }

        await api.User.Post("/v2/clients/5", """{"town":"Axmouth"}""");
        var (changed, _, next) = await Since(api.User, "clients", token);
        changed.ShouldBe([5]);
        await slow.CommitAsync();

        (await Since(api.User, "clients", next)).Changed.ShouldBe([1]);
    }

    [Fact]
    public async Task Many_writers_at_once_and_a_reader_who_misses_nothing()
    {
        var token = await Begin(api.User, "clients");
        var written = new ConcurrentBag<long>();
        using var end = new CancellationTokenSource();
        var reading = Read();

        await Task.WhenAll(
            Enumerable
                .Range(1, 6)
                .Select(async writer =>
                {
                    for (var at = 0; at < 15; at++)
                    {
                        written.Add(
                            (
                                await api.User.Post(
                                    "/v2/clients",
                                    $$"""{"surname":"W{{writer}}-{{at}}","branch":[1]}"""
                                )
                            ).Id(201)
                        );
                    }
                })
        );
        await end.CancelAsync();

        (await reading).ShouldBe(written.Order());

        async Task<List<long>> Read()
        {
            var seen = new List<long>();
            for (var isLast = false; !isLast; )
            {
                isLast = end.IsCancellationRequested; // one more look behind the last write
                for (var more = true; more; )
                {
                    var answer = (await api.User.Get($"/v2/clients/changes/since/{token}?limit=3")).Json();
                    seen.AddRange(Numbers(answer, "changed"));
                    token = (string)answer["next"]!;
                    more = (bool)answer["more"]!;
                }
            }

            return [.. seen.Order()]; // each was written once, and is told once
        }
    }

    [Fact]
    public async Task In_parts()
    {
        var token = await Begin(api.User, "clients");
        foreach (var id in new[] { 5, 1, 3 })
        {
            await api.User.Post($"/v2/clients/{id}", $$"""{"address3":"{{Guid.NewGuid()}}"}""");
        }

        var first = (await api.User.Get($"/v2/clients/changes/since/{token}?limit=2")).Json();
        await api.User.Post("/v2/clients/1", """{"address3":"again"}""");
        var second = (await api.User.Get($"/v2/clients/changes/since/{first["next"]}?limit=2")).Json();
        var third = (await api.User.Get($"/v2/clients/changes/since/{second["next"]}?limit=2")).Json();

        (first["changed"]!.ToJsonString(), (bool)first["more"]!).ShouldBe(("[1,3]", true));
        (second["changed"]!.ToJsonString(), (bool)second["more"]!).ShouldBe(("[5]", false));
        Numbers(third, "changed").ShouldBe([1], "it was changed behind the first part");
    }

    /// <summary>Else what is new in sight, or out of it, would not be named.</summary>
    [Fact]
    public async Task A_token_ends_with_the_sight_that_it_was_given_for()
    {
        var token = await Begin(api.As(40), "referrals");
        (await Since(api.As(40), "referrals", token)).ShouldBeNothing();

        (await api.User.Get($"/v2/referrals/changes/since/{token}")).Code().ShouldBe("token_expired");
        (await api.Twin.Get($"/v2/referrals/changes/since/{token}")).Code().ShouldBe("token_expired");
        (await api.As(40).Get($"/v2/clients/changes/since/{token}")).Code().ShouldBe("token_expired");
        var parts = token.Split('_');
        foreach (var (at, other) in new[] { (1, "1.1"), (2, "999999999:999999999:"), (3, "999999999:999999999:") })
        {
            var forged = string.Join('_', parts.Select((part, place) => place == at ? other : part));
            (await api.As(40).Get($"/v2/referrals/changes/since/{forged}")).Code().ShouldBe("token_expired", forged);
        }
    }

    [Fact]
    public async Task As_it_is_sent()
    {
        var token = await Begin(api.User, "schedules");
        await api.User.Post("/v2/schedules/1", """{"status":"in_progress"}""");
        var answer = await api.User.Get($"/v2/schedules/changes/since/{token}");
        var next = (string)answer.Json()["next"]!;
        const string Shown = "5c0b8e1f20d94a67_7321.1_750:753:751__0";

        await Verify(answer.ToString().Replace(token, Shown).Replace(next, Shown), "http");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("5c0b8e1f20d94a67_1.1_9:1:__0")]
    [InlineData("5c0b8e1f20d94a67_1.1_1:9:5,5__0")]
    [InlineData("5c0b8e1f20d94a67_1.1_1:9:9__0")]
    [InlineData("5c0b8e1f20d94a67_1.1_0:9:__0")]
    [InlineData("5c0b8e1f20d94a67_1.1___0")]
    [InlineData("5c0b8e1f20d94a67_1.1_1:9:__-1")]
    [InlineData("5c0b8e1f20d94a67_1.1_1:9:__99999999999999999999")]
    [InlineData("5C_1.1_1:9:__0")]
    [InlineData("5c0b8e1f20d94a67_'_1:9:__0")]
    public async Task What_was_never_a_token_is_400(string token) =>
        (await api.User.Get($"/v2/clients/changes/since/{token}"))
            .Problems()
            .ShouldBe(["bad_value 5 since the next of an answer, or now"]);

    [Fact]
    public async Task Refusals_as_they_are_sent() =>
        await Verify(
            new[]
            {
                await api.User.Get("/v2/clients/changes/since/yesterday"),
                await api.User.Get("/v2/clients/changes/since/5c0b8e1f20d94a67_1.1_1:9:__0"),
                await api.User.Get("/v2/clients/changes/since/now?limit=5001"),
                await api.User.Get("/v2/clients/changes/since/now?after=1"),
                await api.User.Get("/v2/Clients/changes/since/now"),
                await api.User.Get("/v2/clients/changes/Since/now"),
                await api.Anonymous.Get("/v2/clients/changes/since/now"),
                await api.User.Send(HttpMethod.Delete, "/v2/clients/changes/since/now"),
            }
        );

    [Fact]
    public async Task The_spelling_of_v2_is_one()
    {
        var answer = await api.User.Get("/V2/clients/changes/since/now");

        answer.Status.ShouldBe(404);
        answer.Body.ShouldContain("unknown_group");
    }

    private static async Task<string> Begin(HttpClient caller, string group)
    {
        var answer = (await caller.Get($"/v2/{group}/changes/since/now")).Json();
        Numbers(answer, "changed").ShouldBeEmpty();

        return (string)answer["next"]!;
    }

    private static async Task<string[]> Tokens(HttpClient caller, string[] groups)
    {
        var tokens = new List<string>();
        foreach (var group in groups)
        {
            tokens.Add(await Begin(caller, group));
        }

        return [.. tokens];
    }

    private static async Task<Told> Since(HttpClient caller, string group, string token)
    {
        var answer = (await caller.Get($"/v2/{group}/changes/since/{token}")).Json();
        ((bool)answer["more"]!).ShouldBeFalse();

        return new(Numbers(answer, "changed"), Numbers(answer, "gone"), (string)answer["next"]!);
    }

    private static async Task<long> Single(HttpClient caller, string path) =>
        (long)(await caller.Get(path)).Json().AsArray().Single()!["id"]!;

    private async Task<long> Referral(long client, int branch) =>
        (
            await api.User.Post(
                "/v2/referrals",
                $$"""{"client":{{client}},"project":5,"date":"2018-11-19","stage":1,"description":"x","branch":{{branch}}}"""
            )
        ).Id(201);

    private static List<long> Numbers(JsonNode answer, string name) =>
        [.. answer[name]!.AsArray().Select(id => (long)id!)];
}

/// <summary>An answer of the feed.</summary>
internal sealed record Told(List<long> Changed, List<long> Gone, string Next)
{
    public void ShouldBe(long[] changed, long[] gone, string? why = null)
    {
        string.Join(' ', Changed).ShouldBe(string.Join(' ', changed), why);
        string.Join(' ', Gone).ShouldBe(string.Join(' ', gone), why);
    }

    public void ShouldBeNothing(string? why = null) => ShouldBe([], [], why);
}
