namespace Platform.Tests.Features.Learning;

public sealed class CreateLessonTests(CourseRows api) : IClassFixture<CourseRows>
{
    [Fact]
    public async Task Behind_the_others_unless_it_says_where()
    {
        var last = await api.Sofia.Post("/api/v0/courses/1/lessons/", """{"name":"Third","course":2}""");
        var first = await api.Sofia.Post(
            "/api/v0/courses/1/lesson/",
            """{"name":"Zeroth","sort_id":0,"test_time":"5"}"""
        );

        await Verify(last.WithoutId());
        first.Body.ShouldContain("\"sort_id\":0,\"test_time\":5");
        (await api.Anonymous.Get("/api/v0/courses/1/")).Body.ShouldMatch("Zeroth.*First.*Second.*Third");
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Sofia.Post(
                    "/api/v0/courses/1/lessons/",
                    """{"test_time":-1,"success_percent":"x","text":null}"""
                ),
                await api.Sofia.Post("/api/v0/courses/9/lessons/", "["),
                await api.Anna.Post("/api/v0/courses/1/lessons/", "{}"),
                await api.Anonymous.Post("/api/v0/courses/1/lessons/", "{}"),
            }
        );
}
