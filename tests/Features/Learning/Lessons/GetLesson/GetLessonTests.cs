namespace Platform.Tests.Features.Learning;

public sealed class GetLessonTests(CourseRows api) : IClassFixture<CourseRows>
{
    [Fact]
    public async Task Of_its_course() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Get("/api/v0/courses/1/lessons/21/"),
                await api.Anonymous.Get("/api/v0/courses/2/lessons/21/"), // of another course
                await api.Anonymous.Get("/api/v0/courses/3/lessons/31/"), // of a draft
            }
        );

    [Fact]
    public async Task Of_a_draft_for_staff() =>
        (await api.Sofia.Get("/api/v0/courses/3/lesson/31/")).Status.ShouldBe(200);
}
