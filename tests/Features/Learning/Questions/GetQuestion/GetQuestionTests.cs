namespace Platform.Tests.Features.Learning;

public sealed class GetQuestionTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [MemberData(nameof(AssessmentApi.All), MemberType = typeof(AssessmentApi))]
    public async Task For_people_and_for_staff(string mount)
    {
        var id = AssessmentApi.IdOf(mount);

        await Verify(
                new[]
                {
                    await api.Anna.Get($"{AssessmentApi.PathOf(mount)}questions/{id}1/"),
                    await api.Sofia.Get($"{AssessmentApi.PathOf(mount)}questions/{id}1/"),
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
                await api.Anonymous.Get($"{path}questions/2011/"),
                await api.Anna.Get($"{path}questions/2021/"),
                await api.Anna.Get($"{AssessmentApi.Timed}questions/2101/"),
            }
        );
    }

    [Theory]
    [InlineData("questions/2021/")]
    [InlineData("questions/9/")]
    [InlineData("questions/0/")]
    [InlineData("questions/99999999999999999999/")]
    public async Task Ids_belong_to_the_path(string path) =>
        (await api.Sofia.Get(AssessmentApi.PathOf("event_test") + path)).Status.ShouldBe(404);
}
