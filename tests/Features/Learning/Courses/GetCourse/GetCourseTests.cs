namespace Platform.Tests.Features.Learning;

public sealed class GetCourseTests(CourseRows api) : IClassFixture<CourseRows>
{
    [Fact]
    public async Task With_lessons_and_test() =>
        await Verify(
            new[]
            {
                await api.Anna.Get("/api/v0/courses/1/"),
                await api.Anna.Get("/api/v0/courses/2/"),
                await api.Anna.Get("/api/v0/courses/3/"), // a draft
            }
        );

    [Fact]
    public async Task A_draft_is_for_staff()
    {
        (await api.Sofia.Get("/api/v0/courses/3/")).Status.ShouldBe(200);
        (await api.Anonymous.Get("/api/v0/courses/3/")).Status.ShouldBe(404);
    }
}
