namespace Platform.Tests.Features.Learning;

public sealed class GetPollStatisticsTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [MemberData(nameof(AssessmentApi.Polls), MemberType = typeof(AssessmentApi))]
    public async Task Persons_are_counted(string mount)
    {
        var id = AssessmentApi.IdOf(mount);
        var path = AssessmentApi.PathOf(mount);
        (
            await api.Anna.Post(path + "results/", $$"""{"{{id}}1":{{id}}11,"{{id}}2":[{{id}}21,{{id}}23]}""")
        ).Status.ShouldBe(201);
        (await api.Boris.Post(path + "results/", $$"""{"{{id}}1":{{id}}12,"{{id}}2":{{id}}21}""")).Status.ShouldBe(201);

        await Verify(
                new[]
                {
                    await api.Sofia.Get(path + "results/statistics/"),
                    await api.Anna.Get(path + "results/statistics/"),
                    await api.Anonymous.Get(path + "results/statistics/"),
                    await api.Sofia.Get($"/api/v0/webinars/201/{mount}/results/statistics/"),
                }
            )
            .UseParameters(mount);
    }
}
