namespace Platform.Tests.Features.Learning;

public sealed class AddLessonFileTests(CourseRows api) : IClassFixture<CourseRows>
{
    [Fact]
    public async Task By_staff() =>
        await Verify(
            new[]
            {
                (await Add("Plan", "plan.pdf")).WithoutId(),
                (await Add(null, "заметки.txt")).WithoutId(),
                await Add("No file"),
                await Add(null, "page.html"),
                await api.Sofia.Post(LessonParts.Path, """{"file":"x"}"""),
                await api.Sofia.Send(
                    HttpMethod.Post,
                    "/api/v0/courses/2/lessons/21/files/",
                    LessonParts.Of(null, "a.txt")
                ),
                await api.Anna.Send(HttpMethod.Post, LessonParts.Path, LessonParts.Of(null, "a.txt")),
                await api.Anonymous.Send(HttpMethod.Post, LessonParts.Path, LessonParts.Of(null, "a.txt")),
            }
        );

    private Task<Exchange> Add(string? name, params string[] files) =>
        api.Sofia.Send(HttpMethod.Post, LessonParts.Path, LessonParts.Of(name, files));
}
