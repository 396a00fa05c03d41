namespace Platform.Tests.Features.Learning;

public sealed class ListAnswersTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [MemberData(nameof(AssessmentApi.All), MemberType = typeof(AssessmentApi))]
    public async Task Right_answers_are_for_staff(string mount)
    {
        var path = $"{AssessmentApi.PathOf(mount)}questions/{AssessmentApi.IdOf(mount)}2/answers/";
        var staff = await api.Sofia.Get(path);
        var anna = await api.Anna.Get(path);

        staff.Body.ShouldContain("\"is_correct\":true");
        anna.Body.ShouldNotContain("is_correct");
        await Verify(new[] { anna, staff }).UseParameters(mount);
    }

    [Fact]
    public async Task Pages()
    {
        var path = AssessmentApi.PathOf("event_test") + "questions/2012/answers/";

        await Verify(
            new[]
            {
                await api.Anna.Get(path + "?page_size=2&page=2"),
                await api.Anna.Get(path + "?page=3&search=nothing"),
            }
        );
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Get(AssessmentApi.PathOf("event_test") + "questions/2012/answers/"),
                await api.Anna.Get(AssessmentApi.Draft + "questions/2081/answers/"),
                await api.Anna.Get(AssessmentApi.Timed + "questions/2101/answers/"),
                await api.Anna.Get("/api/v0/webinars/201/test/questions/2012/answers/"),
            }
        );

    [Fact]
    public async Task Staff_see_drafts_and_timed_tests()
    {
        (await api.Sofia.Get(AssessmentApi.Draft + "questions/2081/answers/")).Status.ShouldBe(200);
        (await api.Sofia.Get(AssessmentApi.Timed + "questions/2101/answers/")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("questions/2021/answers/")] // of another test
    [InlineData("questions/9/answers/")]
    [InlineData("questions/x/answers/")]
    public async Task Questions_that_are_not_of_this_test(string path) =>
        (await api.Sofia.Get(AssessmentApi.PathOf("event_test") + path)).Status.ShouldBe(404);
}
