namespace Platform.Tests.Features.Learning;

public sealed class GetLessonFileTests(CourseRows api) : IClassFixture<CourseRows>
{
    [Fact]
    public async Task Of_its_lesson() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Get(LessonParts.Path + "211/"),
                await api.Anonymous.Get("/api/v0/courses/1/lessons/22/files/211/"), // of another lesson
                await api.Anonymous.Get("/api/v0/courses/3/lessons/31/files/311/"), // of a draft
            }
        );
}
