namespace Platform.Tests.Features.Learning;

public sealed class UpdateLessonFileTests(CourseRows api) : IClassFixture<CourseRows>
{
    [Fact]
    public async Task Name_and_file() =>
        await Verify(
            new[]
            {
                await api.Sofia.Send(HttpMethod.Patch, LessonParts.Path + "211/", Exchanges.Body("""{"name":"New"}""")),
                await api.Sofia.Send(HttpMethod.Patch, LessonParts.Path + "211/", LessonParts.Of(null, "new.txt")),
                await api.Sofia.Send(HttpMethod.Put, LessonParts.Path + "211/", LessonParts.Of(null, "newer.txt")),
            }
        );

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Sofia.Send(HttpMethod.Put, LessonParts.Path + "212/", Exchanges.Body("""{"name":"New"}""")),
                await api.Sofia.Send(HttpMethod.Patch, LessonParts.Path + "212/", Exchanges.Body("""{"file":null}""")),
                await api.Sofia.Send(HttpMethod.Patch, "/api/v0/courses/1/lessons/22/files/212/", Exchanges.Body("{}")),
                await api.Anna.Send(HttpMethod.Patch, LessonParts.Path + "212/", Exchanges.Body("{}")),
                await api.Anonymous.Send(HttpMethod.Patch, LessonParts.Path + "212/", Exchanges.Body("{}")),
            }
        );
}
