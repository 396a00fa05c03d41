namespace Platform.Tests.Features.Learning;

public sealed class ListLessonsTests(CourseRows api) : IClassFixture<CourseRows>
{
    private const string Path = "/api/v0/courses/1/lessons/";

    [Fact]
    public async Task In_their_order() => await Verify(await api.Anonymous.Get(Path));

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Get(Path + "?sort_id=x"),
                await api.Anonymous.Get(Path + "?page=2"),
                await api.Anonymous.Get("/api/v0/courses/3/lessons/?sort_id=x"), // a draft: told before the filter
                await api.Anonymous.Get("/api/v0/courses/9/lessons/"),
            }
        );

    [Theory]
    [InlineData("/api/v0/courses/1/lesson/")]
    [InlineData("/api/v0/courses/1/lesson")]
    [InlineData("/API/V0/Courses/1/Lesson/")]
    public async Task The_word_may_be_lesson(string path) =>
        (await api.Anonymous.Get(path)).Body.ShouldBe((await api.Anonymous.Get(Path)).Body);

    [Fact]
    public async Task Asked_for()
    {
        (await api.Anonymous.Get(Path + "?search=ВСТУП")).Body.ShouldStartWith("{\"count\":1,");
        (await api.Anonymous.Get(Path + "?ordering=-sort_id&page_size=1")).Body.ShouldContain("\"name\":\"Second\"");
        (await api.Anonymous.Get(Path + "?updated=2026-11-01T00:00:00.500000")).Body.ShouldStartWith("{\"count\":1,");
        (await api.Anonymous.Get("/api/v0/courses/2/lessons/")).Body.ShouldBe(
            """{"count":0,"next":null,"previous":null,"results":[]}"""
        );
        (await api.Sofia.Get("/api/v0/courses/3/lessons/")).Body.ShouldStartWith("{\"count\":1,");
    }
}
