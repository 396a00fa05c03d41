namespace Platform.Tests.Features.Learning;

public sealed class DeleteLessonFileTests(CourseRows api) : IClassFixture<CourseRows>
{
    [Fact]
    public async Task Off_its_lesson() =>
        await Verify(
            new[]
            {
                await api.Sofia.Send(HttpMethod.Delete, "/api/v0/courses/1/lessons/22/files/211/"), // of another lesson
                await api.Anna.Send(HttpMethod.Delete, LessonParts.Path + "211/"),
                await api.Anonymous.Send(HttpMethod.Delete, LessonParts.Path + "211/"),
                await api.Sofia.Send(HttpMethod.Delete, LessonParts.Path + "211/"),
                await api.Sofia.Send(HttpMethod.Delete, LessonParts.Path + "211/"),
            }
        );
}
