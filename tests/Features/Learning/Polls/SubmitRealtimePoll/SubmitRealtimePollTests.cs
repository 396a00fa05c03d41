namespace Platform.Tests.Features.Learning;

public sealed class SubmitRealtimePollTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Fact]
    public async Task Each_launched_question_once()
    {
        var path = await api.AddPoll(220, "realtime_poll") + "results/";
        await api.Database.Execute("update learning.question set launched_at = null where assessment_id = 220");
        var early = await api.Anna.Post(path, """{"2201":22011}""");
        await api.Database.Execute(
            "update learning.question set launched_at = '2026-11-29 09:59Z' where id in (2201, 2202)"
        );

        await Verify(
            new[]
            {
                early,
                AssessmentApi.WithoutId(await api.Anna.Post(path, """{"2201":22011}""")),
                await api.Anna.Post(path, """{"2201":22012}"""),
                await api.Anna.Post(path, """{"2202":22021,"2201":22012}"""),
                await api.Anna.Post(path, """{"2202":22021,"2203":22031}"""),
                AssessmentApi.WithoutId(await api.Anna.Post(path, """{"2202":[22023,22021]}""")),
                await api.Anna.Post(path, """{"2201":22011}"""),
            }
        );
        (
            await api.Database.Rows(
                "select question_id, account_id from learning.realtime_vote where question_id < 2210 order by question_id"
            )
        ).ShouldBe(["2201 | 102", "2202 | 102"]);
    }

    [Fact]
    public async Task Refusals()
    {
        var path = await api.AddPoll(221, "realtime_poll") + "results/";

        await Verify(
            new[]
            {
                await api.Anna.Post(path, "{}"),
                await api.Anna.Post(path, """{"2211":[22111,22112],"2219":1}"""),
                await api.Anonymous.Post(path, "{}"),
                await api.Anna.Post("/api/v0/webinars/201/realtime_poll/results/", "{}"),
            }
        );
    }

    [Fact]
    public async Task Also_at_the_same_time_once()
    {
        var path = await api.AddPoll(222, "realtime_poll") + "results/";

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 9).Select(at => api.Anna.Post(path, $$"""{"222{{at % 3 + 1}}":222{{at % 3 + 1}}1}"""))
        );

        answers.Count(answer => answer.Status == 201).ShouldBe(3);
        answers.Count(answer => answer.Status == 403).ShouldBe(6);
        (
            await api.Database.Value<long>("select count(*) from learning.realtime_vote where question_id / 10 = 222")
        ).ShouldBe(3);
    }
}
