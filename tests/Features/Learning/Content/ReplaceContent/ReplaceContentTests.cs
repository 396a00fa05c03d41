namespace Platform.Tests.Features.Learning;

public sealed class ReplaceContentTests(ContentRows api) : IClassFixture<ContentRows>
{
    private const string Path = "/api/v0/content/hippocrates/";

    [Theory]
    [InlineData("main")]
    [InlineData("home")]
    [InlineData("projects")]
    [InlineData("contacts")]
    public async Task All_of_it(string slug)
    {
        await Verify(
                await Send(
                    slug,
                    """{"title":"New","a":{"b":[1,null,"ї"]},"updated":"2001-01-01","translations":{"uk":{"title":"Нове"}},"title":"Last"}"""
                )
            )
            .UseParameters(slug);
        (
            await api.Database.Value<long>(
                "select updated_by from learning.content_page where slug = :slug",
                ("slug", slug)
            )
        ).ShouldBe(LearningApi.SofiaId);
        api.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_gives_texts() =>
        (
            await api.Sofia.Send(HttpMethod.Put, Path + "home/", Exchanges.Form(("n", "1"), ("m", "a"), ("m", "b")))
        ).Body.ShouldBe("""{"m":"b","n":"1","translations":{},"updated":"2026-11-29T10:00:00"}""");

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await Send("main", "[]"),
                await Send("main", """{"translations":[]}"""),
                await Send("main", """{"translations":{"english":{},"uk":1,"en-GB":{}}}"""),
                await api.Sofia.Send(HttpMethod.Put, Path + "main/", Exchanges.Body("x", "text/plain")),
                await api.Anna.Send(HttpMethod.Put, Path + "main/", Exchanges.Body("{}")),
                await api.Anonymous.Send(HttpMethod.Put, Path + "main/", Exchanges.Body("{}")),
            }
        );

    [Theory]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":\"\\ud83d\"}")]
    [InlineData("{\"\\ud83d\":1}")]
    [InlineData("{\"a\":\"\\u0000\"}")]
    [InlineData("{\"a\":1e999999}")]
    [InlineData("{\"translations\":{\"\\ud83d\":{}}}")]
    [InlineData("{\"translations\":{\"uk\":{\"a\":\"\\ud83d\"}}}")]
    [InlineData("{\"translations\":null}")]
    public async Task What_cannot_be_kept(string body) => (await Send("main", body)).Status.ShouldBe(400);

    [Fact]
    public async Task Too_large()
    {
        (await Send("contacts", $$"""{"a":"{{new string('ї', 128 * 1024 - 10)}}"}""")).Status.ShouldBe(200);
        (await Send("contacts", $$"""{"a":"{{new string('ї', 128 * 1024)}}"}""")).Body.ShouldBe(
            """{"non_field_errors":["A page has at most 256 KiB."]}"""
        );
    }

    private Task<Exchange> Send(string slug, string body) =>
        api.Sofia.Send(HttpMethod.Put, $"{Path}{slug}/", Exchanges.Body(body));
}
