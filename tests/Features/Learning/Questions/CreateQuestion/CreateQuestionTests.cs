namespace Platform.Tests.Features.Learning;

public sealed class CreateQuestionTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [MemberData(nameof(AssessmentApi.All), MemberType = typeof(AssessmentApi))]
    public async Task Under_every_mount(string mount)
    {
        var id = AssessmentApi.IdOf(mount);

        await Verify(
                AssessmentApi.WithoutId(
                    await api.Sofia.Post(
                        $"{AssessmentApi.PathOf(mount)}questions/",
                        """{"title":" Which? ","multiple_answers":true}"""
                    )
                )
            )
            .UseParameters(mount);
    }

    [Fact]
    public async Task Refusals()
    {
        var path = $"{AssessmentApi.PathOf("event_test")}questions/";

        await Verify(
            new[]
            {
                await api.Sofia.Post(path, "{}"),
                await api.Sofia.Post(
                    path,
                    """{"title":"{0}","multiple_answers":"perhaps"}""".Replace("{0}", new string('x', 1001))
                ),
                await api.Sofia.Post(path, "[]"),
                await api.Sofia.Send(HttpMethod.Post, path, Exchanges.Body("x", "text/plain")),
                await api.Anna.Post(path, "{}"),
                await api.Anonymous.Post(path, "{}"),
                await api.Sofia.Post("/api/v0/webinars/201/test/questions/", "{}"),
            }
        );
    }

    [Fact]
    public async Task As_a_form()
    {
        var path = $"{AssessmentApi.PathOf("webinar_test")}questions/";

        var answer = await api.Sofia.Send(
            HttpMethod.Post,
            path,
            Exchanges.Form(("title", "F"), ("multiple_answers", "on"))
        );

        answer.Status.ShouldBe(201, answer.Body);
        answer.Body.ShouldContain("\"multiple_answers\":true");
    }
}
