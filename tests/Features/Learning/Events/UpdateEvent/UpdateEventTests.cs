namespace Platform.Tests.Features.Learning;

public sealed class UpdateEventTests(UpdateEventTests.Rows api) : IClassFixture<UpdateEventTests.Rows>
{
    public sealed class Rows : LearningApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            foreach (var id in Enumerable.Range(10, 10))
            {
                await database.AddEvent(id, place: "Kyiv");
                await database.AddEvent(id + 10, "webinar");
            }

            await database.Execute(
                "update learning.event set image = repeat('c', 64) || '/c.png' where id in (10, 12)"
            );
        }
    }

    /// <summary>What it leaves out goes back to its default: it is a draft again, and has no place.</summary>
    [Theory]
    [InlineData("events", 10)]
    [InlineData("webinars", 20)]
    public async Task Put_replaces_all_but_files(string kind, int id) =>
        await Verify(await Send("PUT", kind, id, EventRows.Body())).UseParameters(kind);

    [Theory]
    [InlineData("events", 11)]
    [InlineData("webinars", 21)]
    public async Task Patch_changes_what_is_sent(string kind, int id) =>
        await Verify(await Send("PATCH", kind, id, """{"name":"New","place":"Lviv","success_percent":100}"""))
            .UseParameters(kind);

    [Theory]
    [InlineData("events", 13)]
    [InlineData("webinars", 23)]
    public async Task Refusals(string kind, int id) =>
        await Verify(
                new[]
                {
                    await Send("PUT", kind, id, "{}"),
                    await Send("PATCH", kind, id, """{"end_date":"2026-12-01T09:59:59","certificate_template":99}"""),
                    await Send("PATCH", kind, 33 - id + 3, "{}"), // of the other kind
                    await api.Anna.Send(HttpMethod.Patch, $"/api/v0/{kind}/{id}/", Exchanges.Body("{}")),
                    await api.Anonymous.Send(HttpMethod.Patch, $"/api/v0/{kind}/{id}/", Exchanges.Body("{}")),
                }
            )
            .UseParameters(kind);

    [Fact]
    public async Task Dates_are_compared_with_the_stored_ones()
    {
        (await Send("PATCH", "events", 14, """{"start_date":"2026-12-01T11:30:01"}""")).Status.ShouldBe(400);
        (await Send("PATCH", "events", 14, """{"start_date":"2026-12-01T11:30:00"}""")).Status.ShouldBe(200);
        (
            await Send("PATCH", "events", 14, """{"start_date":"2027-01-01T00:00","end_date":"2027-01-01T00:00"}""")
        ).Status.ShouldBe(200);
    }

    /// <summary>Each of the two is right when it is looked at.</summary>
    [Fact]
    public async Task Two_at_once_do_not_end_before_they_begin()
    {
        for (var round = 0; round < 10; round++)
        {
            await Send("PATCH", "events", 15, """{"start_date":"2027-01-01T00:00","end_date":"2027-01-09T00:00"}""");
            var answers = await Task.WhenAll(
                Send("PATCH", "events", 15, """{"start_date":"2027-01-08T00:00"}"""),
                Send("PATCH", "events", 15, """{"end_date":"2027-01-02T00:00"}""")
            );

            answers.Count(answer => answer.Status == 200).ShouldBe(1);
            answers
                .Single(answer => answer.Status != 200)
                .Body.ShouldBe("""{"end_date":["This may not be before the start date."]}""");
        }
    }

    [Fact]
    public async Task Changes_at_the_same_time_are_all_kept()
    {
        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(
                Send("PATCH", "events", 16, $$"""{"name":"n{{round}}"}"""),
                Send("PATCH", "events", 16, $$"""{"place":"p{{round}}"}"""),
                Send("PATCH", "events", 16, $$"""{"max_tries":{{round}}}""")
            );

            (await api.Database.Rows("select name, place, max_tries from learning.event where id = 16")).ShouldBe([
                $"n{round} | p{round} | {round}",
            ]);
        }
    }

    private Task<Exchange> Send(string method, string kind, long id, string body) =>
        api.Sofia.Send(new HttpMethod(method), $"/api/v0/{kind}/{id}/", Exchanges.Body(body));
}
