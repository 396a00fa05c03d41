namespace Platform.Tests.Features.Learning;

public sealed class UpdateCourseTests(CourseRows api) : IClassFixture<CourseRows>
{
    [Fact]
    public async Task Put_replaces_and_patch_changes() =>
        await Verify(
            new[]
            {
                await Send("PATCH", 2, """{"points":7,"specializations":[11]}"""),
                await Send("PATCH", 2, """{"is_draft":true}"""),
                await Send("PUT", 2, """{"name":"New"}"""),
            }
        );

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await Send("PUT", 1, "{}"),
                await Send("PATCH", 1, """{"specializations":[99],"max_tries":2147483648}"""),
                await Send("PATCH", 9, "{}"),
                await api.Anna.Send(HttpMethod.Patch, "/api/v0/courses/1/", Exchanges.Body("{}")),
                await api.Anonymous.Send(HttpMethod.Patch, "/api/v0/courses/1/", Exchanges.Body("{}")),
            }
        );

    [Fact]
    public async Task Changes_at_the_same_time_are_all_kept()
    {
        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(
                Send("PATCH", 3, $$"""{"name":"n{{round}}"}"""),
                Send("PATCH", 3, $$"""{"author":"a{{round}}"}"""),
                Send("PATCH", 3, $$"""{"points":{{round}}}"""),
                Send("PATCH", 3, """{"specializations":[11,12]}"""),
                Send("PATCH", 3, """{"specializations":[12,11]}""")
            );

            (await api.Database.Rows("select name, author, points from learning.course where id = 3")).ShouldBe([
                $"n{round} | a{round} | {round}",
            ]);
            (
                await api.Database.Value<long>(
                    "select count(*) from learning.course_specialization where course_id = 3"
                )
            ).ShouldBe(2);
        }
    }

    private Task<Exchange> Send(string method, long id, string body) =>
        api.Sofia.Send(new HttpMethod(method), $"/api/v0/courses/{id}/", Exchanges.Body(body));
}
