namespace Platform.Tests.Features.Learning;

public sealed class CloseQuestionTests(PollApi api) : IClassFixture<PollApi>
{
    private const string Questions = "/api/v0/webinars/21/realtime_poll/questions/";
    private const string Results = "/api/v0/webinars/21/realtime_poll/results/";

    [Fact]
    public async Task Ends_the_answers_and_shows_them_on_every_node()
    {
        await using var other = await api.StartNode();
        using var here = await Watching.Of(api.Address, 21);
        using var there = await Watching.Of(Api.AddressOf(other), 21);
        using var elsewhere = await Watching.Of(api.Address, 22);
        (await api.Sofia.Post(PollApi.Launch31)).Status.ShouldBe(200);
        (await api.Anna.Post(Results, """{"31":41}""")).Status.ShouldBe(201);
        await here.Next();
        await there.Next();

        var hidden = await Close(31, """{"show_result":false}""");
        (await here.Next()).ShouldBe(hidden.Body);
        (await there.Next()).ShouldBe(hidden.Body);
        (await api.Boris.Get(Questions + "31/result/")).Status.ShouldBe(404);
        var refused = await api.Boris.Post(Results, """{"31":42}""");
        var shown = await Close(31);

        await Verify(
            new[]
            {
                hidden,
                refused,
                shown,
                await api.Boris.Get(Questions + "31/result/"),
                await api.Boris.Get("/api/v0/webinars/21/realtime_poll/"),
            }
        );
        (await here.Next()).ShouldBe(shown.Body);
        (await there.Next()).ShouldBe(shown.Body);

        // Launched again it is open again, and its result is not for everybody.
        (await api.Sofia.Post(PollApi.Launch31)).Status.ShouldBe(200);
        (await here.Next()).ShouldBe(PollApi.Frame31);
        (await api.Boris.Get(Questions + "31/result/")).Status.ShouldBe(404);
        (await api.Sofia.Get(Questions + "31/result/")).Body.ShouldContain("\"count\":1");
        (await api.Boris.Post(Results, """{"31":42}""")).Status.ShouldBe(201);
        (await api.Sofia.Post("/api/v0/webinars/22/realtime_poll/questions/35/launch/")).Status.ShouldBe(200);
        (await elsewhere.Next())!.ShouldContain("Elsewhere", Case.Sensitive, "it is told of its own webinar alone");
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Post(Questions + "32/close/"),
                await api.Anna.Post(Questions + "32/close/"),
                await Close(32), // not launched
                await Close(34), // deleted
                await Close(35), // of another webinar
                await api.Sofia.Post("/api/v0/webinars/24/realtime_poll/questions/31/close/"),
                await Launched(33, """{"show_result":"perhaps"}"""),
            }
        );

    /// <summary>Who answers while it is closed is in the result, or refused.</summary>
    [Fact]
    public async Task Beside_those_who_answer()
    {
        await api.Database.Execute("update learning.question set launched_at = '2026-11-28Z' where id = 32");
        var answers = Task.WhenAll(
            api.Anna.Post(Results, """{"32":[44]}"""),
            api.Boris.Post(Results, """{"32":[44,45]}"""),
            api.Sofia.Post(Results, """{"32":[45]}""")
        );
        var closed = await Close(32);
        var taken = (await answers).Count(answer => answer.Status == 201);

        closed.Status.ShouldBe(200);
        closed.Body.ShouldContain($"\"count\":{taken}");
        (await answers).ShouldAllBe(answer => answer.Status == 201 || answer.Status == 403);
    }

    private async Task<Exchange> Launched(long id, string body)
    {
        await api.Database.Execute($"update learning.question set launched_at = '2026-11-28Z' where id = {id}");

        return await Close(id, body);
    }

    private Task<Exchange> Close(long id, string body = "") =>
        body.Length == 0 ? api.Sofia.Post($"{Questions}{id}/close/") : api.Sofia.Post($"{Questions}{id}/close/", body);
}
