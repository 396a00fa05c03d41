namespace Platform.Tests.Features.Learning;

public sealed class UpdateLessonTests(CourseRows api) : IClassFixture<CourseRows>
{
    [Fact]
    public async Task Put_replaces_and_patch_changes() =>
        await Verify(
            new[]
            {
                await Send("PATCH", 21, """{"name":"New","max_tries":5}"""),
                await Send("PATCH", 21, "{}"),
                await Send("PUT", 22, """{"name":"Other"}"""), // without a place it goes behind the others
                await Send("PUT", 22, """{"name":"Other"}"""),
            }
        );

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await Send("PUT", 21, "{}"),
                await Send("PATCH", 21, """{"sort_id":"x","youtube_id":7}"""),
                await Send("PATCH", 31, "{}"), // of another course
                await api.Anna.Send(HttpMethod.Patch, "/api/v0/courses/1/lessons/21/", Exchanges.Body("{}")),
                await api.Anonymous.Send(HttpMethod.Patch, "/api/v0/courses/1/lessons/21/", Exchanges.Body("{}")),
            }
        );

    private Task<Exchange> Send(string method, long id, string body) =>
        api.Sofia.Send(new HttpMethod(method), $"/api/v0/courses/1/lessons/{id}/", Exchanges.Body(body));
}
