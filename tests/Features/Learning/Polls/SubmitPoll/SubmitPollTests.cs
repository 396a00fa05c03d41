namespace Platform.Tests.Features.Learning;

public sealed class SubmitPollTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Fact]
    public async Task Once()
    {
        var path = await api.AddPoll(220, "poll") + "results/";

        await Verify(
            new[]
            {
                AssessmentApi.WithoutId(
                    await api.Anna.Post(path, """{"2201":"22013","2202":[22022,22021],"2203":[]}""")
                ),
                await api.Anna.Post(path, """{"2201":"22013"}"""),
            }
        );
    }

    [Fact]
    public async Task Refusals()
    {
        var path = await api.AddPoll(221, "poll") + "results/";

        await Verify(
            new[]
            {
                await api.Anna.Post(path, "{}"),
                await api.Anna.Post(path, """{"2211":[]}"""),
                await api.Anna.Post(path, """{"2211":[22111,22112],"2219":1}"""),
                await api.Anna.Post(path, "[]"),
                await api.Anonymous.Post(path, "{}"),
                await api.Anna.Post("/api/v0/webinars/201/poll/results/", "{}"),
            }
        );
        (await api.Anna.Post(path, """{"2211":22111}""")).Status.ShouldBe(201); // nothing was used up
    }

    [Fact]
    public async Task Also_at_the_same_time_once()
    {
        var path = await api.AddPoll(222, "poll") + "results/";

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.Anna.Post(path, """{"2221":22211}""")));

        answers.Select(answer => answer.Status).Order().ShouldBe([201, 403, 403, 403, 403, 403, 403, 403]);
        (await api.Database.Value<long>("select count(*) from learning.submission where assessment_id = 222")).ShouldBe(
            1
        );
    }

    [Fact]
    public async Task What_was_archived_is_no_answer()
    {
        var path = await api.AddPoll(223, "poll") + "results/";
        await api.Database.Execute("update learning.question set archived_at = '2026-11-29Z' where id = 2231");

        (await api.Anna.Post(path, """{"2231":22311}""")).Body.ShouldBe(
            """{"non_field_errors":["This poll needs at least one answer."]}"""
        );
        (await api.Anna.Post(path, """{"2231":22311,"2232":22321}""")).Body.ShouldContain(
            "\"questions_count\":2,\"answers\":{\"2232\":[22321]}"
        );
    }
}
