namespace Platform.Tests.Features.Learning;

public sealed class ListLessonFilesTests(CourseRows api) : IClassFixture<CourseRows>
{
    [Fact]
    public async Task Of_a_lesson() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Get(LessonParts.Path),
                await api.Anonymous.Get(LessonParts.Path + "?page=2"),
                await api.Anonymous.Get("/api/v0/courses/2/lessons/21/files/"), // of another course
                await api.Anonymous.Get("/api/v0/courses/3/lessons/31/files/"), // of a draft
            }
        );
}
