namespace Platform.Tests.Features.Learning;

public sealed class DeleteCourseTests(CourseRows api) : IClassFixture<CourseRows>
{
    [Fact]
    public async Task With_its_lessons()
    {
        await Verify(
            new[]
            {
                await api.Anna.Send(HttpMethod.Delete, "/api/v0/courses/1/"),
                await api.Anonymous.Send(HttpMethod.Delete, "/api/v0/courses/1/"),
                await api.Sofia.Send(HttpMethod.Delete, "/api/v0/courses/1/"),
                await api.Sofia.Send(HttpMethod.Delete, "/api/v0/courses/1/"),
            }
        );
        (await api.Database.Rows("select id from learning.lesson")).ShouldBe(["31"]);
    }
}
