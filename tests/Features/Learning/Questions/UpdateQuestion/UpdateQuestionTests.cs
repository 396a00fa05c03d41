namespace Platform.Tests.Features.Learning;

public sealed class UpdateQuestionTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [MemberData(nameof(AssessmentApi.All), MemberType = typeof(AssessmentApi))]
    public async Task Put_replaces_and_patch_changes(string mount)
    {
        var id = AssessmentApi.IdOf(mount);
        var path = $"{AssessmentApi.PathOf(mount)}questions/{id}1/";

        await Verify(
                new[]
                {
                    await Send("PATCH", path, """{"multiple_answers":"yes"}"""),
                    await Send("PATCH", path, "{}"),
                    await Send("PUT", path, """{"title":"New"}"""),
                }
            )
            .UseParameters(mount);
    }

    [Fact]
    public async Task Refusals()
    {
        var path = AssessmentApi.Draft + "questions/2081/";

        await Verify(
            new[]
            {
                await Send("PUT", path, "{}"),
                await Send("PATCH", path, """{"title":" ","multiple_answers":null}"""),
                await Send("PATCH", AssessmentApi.PathOf("webinar_test") + "questions/2011/", "[]"),
                await api.Anna.Send(HttpMethod.Put, path, Exchanges.Body("{}")),
                await api.Anonymous.Send(HttpMethod.Patch, path, Exchanges.Body("{}")),
            }
        );
    }

    /// <summary>Each writes what it was sent and nothing else.</summary>
    [Fact]
    public async Task Changes_at_the_same_time_are_all_kept()
    {
        var path = await api.AddTest(270) + "questions/2701/";
        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(
                Send("PATCH", path, $$"""{"title":"n{{round}}"}"""),
                Send("PATCH", path, $$"""{"multiple_answers":{{(round % 2 == 0 ? "true" : "false")}}}""")
            );

            (
                await api.Database.Rows("select title, multiple_answers from learning.question where id = 2701")
            ).ShouldBe([$"n{round} | {(round % 2 == 0 ? "true" : "false")}"]);
        }
    }

    private Task<Exchange> Send(string method, string path, string body) =>
        api.Sofia.Send(new HttpMethod(method), path, Exchanges.Body(body));
}
