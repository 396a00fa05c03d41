namespace Platform.Tests.Features.Learning;

public sealed class GetQuestionResultTests(PollApi api) : IClassFixture<PollApi>
{
    [Fact]
    public async Task Once_it_is_shown()
    {
        const string path = "/api/v0/webinars/21/realtime_poll/questions/";
        var before = await api.Anna.Get(path + "31/result/");
        await api.Database.Execute(
            "update learning.question set launched_at = '2026-11-28Z', closed_at = '2026-11-28Z', result_shown_at = '2026-11-28Z' where id in (31, 36)"
        );

        await Verify(
            new[]
            {
                before,
                await api.Anna.Get(path + "31/result/"),
                await api.Sofia.Get(path + "32/result/"), // staff at any time
                await api.Sofia.Get(path + "34/result/"), // deleted
                await api.Sofia.Get(path + "35/result/"), // of another webinar
                await api.Anna.Get("/api/v0/webinars/23/realtime_poll/questions/36/result/"), // of a draft
                await api.Anonymous.Get(path + "31/result/"),
            }
        );
    }
}
