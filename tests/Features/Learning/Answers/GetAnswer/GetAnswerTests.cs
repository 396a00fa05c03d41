namespace Platform.Tests.Features.Learning;

public sealed class GetAnswerTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [MemberData(nameof(AssessmentApi.All), MemberType = typeof(AssessmentApi))]
    public async Task For_people_and_for_staff(string mount)
    {
        var id = AssessmentApi.IdOf(mount);

        await Verify(
                new[]
                {
                    await api.Anna.Get($"{AssessmentApi.PathOf(mount)}questions/{id}1/answers/{id}11/"),
                    await api.Sofia.Get($"{AssessmentApi.PathOf(mount)}questions/{id}1/answers/{id}11/"),
                }
            )
            .UseParameters(mount);
    }

    [Fact]
    public async Task Refusals()
    {
        var path = AssessmentApi.PathOf("event_test");

        await Verify(
            new[]
            {
                await api.Anonymous.Get($"{path}questions/2011/answers/20111/"),
                await api.Anna.Get($"{path}questions/2011/answers/20121/"),
                await api.Anna.Get($"{AssessmentApi.Timed}questions/2101/answers/21011/"),
            }
        );
    }

    [Theory]
    [InlineData("questions/2011/answers/20121/")]
    [InlineData("questions/2021/answers/20211/")]
    [InlineData("questions/2012/answers/20111/")]
    [InlineData("questions/2011/answers/9/")]
    public async Task Ids_belong_to_the_path(string path) =>
        (await api.Sofia.Get(AssessmentApi.PathOf("event_test") + path)).Status.ShouldBe(404);
}
