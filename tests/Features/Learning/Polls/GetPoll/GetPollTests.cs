namespace Platform.Tests.Features.Learning;

public sealed class GetPollTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [MemberData(nameof(AssessmentApi.Polls), MemberType = typeof(AssessmentApi))]
    public async Task With_questions(string mount) =>
        await Verify(await api.Anna.Get(AssessmentApi.PathOf(mount))).UseParameters(mount);

    [Theory]
    [MemberData(nameof(AssessmentApi.Polls), MemberType = typeof(AssessmentApi))]
    public async Task Refusals(string mount) =>
        await Verify(
                new[]
                {
                    await api.Anonymous.Get(AssessmentApi.PathOf(mount)),
                    await api.Anna.Get($"/api/v0/webinars/201/{mount}/"),
                }
            )
            .UseParameters(mount);

    [Theory]
    [MemberData(nameof(AssessmentApi.Polls), MemberType = typeof(AssessmentApi))]
    public async Task Available_is_what_would_be_taken_now(string mount)
    {
        var id = mount == "poll" ? 241 : 242;
        var path = await api.AddPoll(id, mount);
        (await IsAvailable(path)).ShouldBeTrue();

        (await api.Anna.Post(path + "results/", $$"""{"{{id}}1":{{id}}11}""")).Status.ShouldBe(201);
        (await IsAvailable(path)).ShouldBe(mount == "realtime_poll"); // two questions are left
        await api.Database.Execute($"update learning.question set launched_at = null where id > {id}1 and id < {id}9");
        (await IsAvailable(path)).ShouldBeFalse();
        (await api.Boris.Get(path)).Body.ShouldContain("\"poll_available\":true");
        await api.Database.Execute(
            $"update learning.question set archived_at = '2026-11-29Z' where assessment_id = {id}"
        );
        (await api.Boris.Get(path)).Body.ShouldContain("\"poll_available\":false");
    }

    private async Task<bool> IsAvailable(string path) =>
        (await api.Anna.Get(path)).Body.EndsWith(
            "\"users_statistics\":{\"poll_available\":true}}",
            StringComparison.Ordinal
        );
}
