namespace Platform.Tests.Features.Learning;

public sealed class DeleteLessonTests(CourseRows api) : IClassFixture<CourseRows>
{
    [Fact]
    public async Task Of_its_course()
    {
        await Verify(
            new[]
            {
                await api.Sofia.Send(HttpMethod.Delete, "/api/v0/courses/2/lessons/21/"), // of another course
                await api.Anna.Send(HttpMethod.Delete, "/api/v0/courses/1/lessons/21/"),
                await api.Anonymous.Send(HttpMethod.Delete, "/api/v0/courses/1/lessons/21/"),
                await api.Sofia.Send(HttpMethod.Delete, "/api/v0/courses/1/lessons/21/"),
                await api.Sofia.Send(HttpMethod.Delete, "/api/v0/courses/1/lesson/21/"),
            }
        );
        (await api.Database.Rows("select id from learning.lesson_file")).ShouldBe(["311"]);
    }
}
