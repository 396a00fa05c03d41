namespace Platform.Tests.Features.Learning;

public sealed class UpdateAnswerTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [MemberData(nameof(AssessmentApi.All), MemberType = typeof(AssessmentApi))]
    public async Task Put_replaces_and_patch_changes(string mount)
    {
        var id = AssessmentApi.IdOf(mount);
        var path = $"{AssessmentApi.PathOf(mount)}questions/{id}3/answers/{id}33/";

        await Verify(
                new[]
                {
                    await Send("PATCH", path, """{"is_correct":"yes"}"""),
                    await Send("PATCH", path, "{}"),
                    await Send("PUT", path, """{"title":"New"}"""),
                }
            )
            .UseParameters(mount);
    }

    [Fact]
    public async Task Refusals()
    {
        var path = AssessmentApi.Draft + "questions/2083/answers/20833/";

        await Verify(
            new[]
            {
                await Send("PUT", path, "{}"),
                await Send("PATCH", path, """{"title":" ","is_correct":null}"""),
                await Send("PATCH", AssessmentApi.PathOf("webinar_test") + "questions/2013/answers/20133/", "[]"),
                await api.Anna.Send(HttpMethod.Put, path, Exchanges.Body("{}")),
                await api.Anonymous.Send(HttpMethod.Patch, path, Exchanges.Body("{}")),
            }
        );
    }

    /// <summary>Each writes what it was sent and nothing else.</summary>
    [Fact]
    public async Task Changes_at_the_same_time_are_all_kept()
    {
        var path = await api.AddTest(270) + "questions/2703/answers/27033/";
        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(
                Send("PATCH", path, $$"""{"title":"n{{round}}"}"""),
                Send("PATCH", path, $$"""{"is_correct":{{(round % 2 == 0 ? "true" : "false")}}}""")
            );

            (await api.Database.Rows("select title, is_correct from learning.answer where id = 27033")).ShouldBe([
                $"n{round} | {(round % 2 == 0 ? "true" : "false")}",
            ]);
        }
    }

    private Task<Exchange> Send(string method, string path, string body) =>
        api.Sofia.Send(new HttpMethod(method), path, Exchanges.Body(body));
}
