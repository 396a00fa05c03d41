namespace Platform.Tests.Features.Learning;

public sealed class MergeContentTests(ContentRows api) : IClassFixture<ContentRows>
{
    private const string Path = "/api/v0/content/hippocrates/";

    [Theory]
    [InlineData("main")]
    [InlineData("home")]
    [InlineData("projects")]
    [InlineData("contacts")]
    public async Task Member_by_member(string slug) =>
        await Verify(
                new[]
                {
                    await Send(
                        slug,
                        """{"title":"New","phones":null,"translations":{"uk":{"text":"Текст"},"en-GB":null,"fr":{"a":1,"b":null}}}"""
                    ),
                    await Send(slug, """{"translations":{"uk":{"title":null}}}"""),
                    await Send(slug, """{"translations":null}"""),
                    await Send(slug, ""),
                }
            )
            .UseParameters(slug);

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await Send("home", "7"),
                await Send("home", """{"translations":{"uk":"x"}}"""),
                await api.Anna.Send(HttpMethod.Patch, Path + "home/", Exchanges.Body("{}")),
                await api.Anonymous.Send(HttpMethod.Patch, Path + "home/", Exchanges.Body("{}")),
            }
        );

    [Fact]
    public async Task What_is_written_at_the_same_time_is_all_kept()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Send("projects", $$"""{"k{{n}}":{{n}}}""")));

        var page = (await api.Anonymous.Get(Path + "projects/")).Body;

        foreach (var n in Enumerable.Range(0, 8))
        {
            page.ShouldContain($"\"k{n}\":{n}");
        }
    }

    [Fact]
    public async Task A_page_does_not_grow_without_end()
    {
        var half = new string('x', 100 * 1024);
        (await Send("contacts", $$"""{"a":"{{half}}"}""")).Status.ShouldBe(200);
        (await Send("contacts", $$"""{"b":"{{half}}"}""")).Status.ShouldBe(200);
        (await Send("contacts", $$"""{"c":"{{half}}"}""")).Status.ShouldBe(400);
        (await Send("contacts", $$"""{"a":null,"c":"{{half}}"}""")).Status.ShouldBe(200);
        (await Send("contacts", """{"b":null,"c":null}""")).Status.ShouldBe(200);
    }

    private Task<Exchange> Send(string slug, string body) =>
        api.Sofia.Send(HttpMethod.Patch, $"{Path}{slug}/", Exchanges.Body(body));
}
