namespace Platform.Tests.Features.Learning;

public sealed class CreateAnswerTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [MemberData(nameof(AssessmentApi.All), MemberType = typeof(AssessmentApi))]
    public async Task Under_every_mount(string mount)
    {
        var id = AssessmentApi.IdOf(mount);

        await Verify(
                AssessmentApi.WithoutId(
                    await api.Sofia.Post(
                        $"{AssessmentApi.PathOf(mount)}questions/{id}1/answers/",
                        """{"title":"Red"}"""
                    )
                )
            )
            .UseParameters(mount);
    }

    [Fact]
    public async Task Refusals()
    {
        var path = $"{AssessmentApi.PathOf("event_test")}questions/2011/answers/";

        await Verify(
            new[]
            {
                await api.Sofia.Post(path, "{}"),
                await api.Sofia.Post(
                    path,
                    """{"title":"{0}","is_correct":"perhaps"}""".Replace("{0}", new string('x', 1001))
                ),
                await api.Sofia.Post(path, "[]"),
                await api.Sofia.Send(HttpMethod.Post, path, Exchanges.Body("x", "text/plain")),
                await api.Anna.Post(path, "{}"),
                await api.Anonymous.Post(path, "{}"),
                await api.Sofia.Post("/api/v0/webinars/201/test/questions/2011/answers/", "{}"),
            }
        );
    }

    [Fact]
    public async Task As_a_form()
    {
        var path = $"{AssessmentApi.PathOf("webinar_test")}questions/2021/answers/";

        var answer = await api.Sofia.Send(HttpMethod.Post, path, Exchanges.Form(("title", "F"), ("is_correct", "on")));

        answer.Status.ShouldBe(201, answer.Body);
        answer.Body.ShouldContain("\"is_correct\":true");
    }
}
