namespace Platform.Tests.Features.Learning;

public sealed class UpdateCertificateTemplateTests(TemplateRows api) : IClassFixture<TemplateRows>
{
    [Fact]
    public async Task Put_replaces_all_but_the_picture() =>
        await Verify(await Send("PUT", 21, """{"name":"New","title":"Title","body":"{title}"}"""));

    [Fact]
    public async Task Patch_changes_what_is_sent() => await Verify(await Send("PATCH", 22, """{"title":"Грамота"}"""));

    [Fact]
    public async Task The_picture_is_replaced_and_cleared()
    {
        using var parts = new MultipartFormDataContent
        {
            { new ByteArrayContent(Pictures.Png), "background", "b.png" },
        };
        (await api.Sofia.Send(HttpMethod.Patch, TemplateRows.Path + "23/", parts)).Body.ShouldContain("/b.png");
        (await Send("PATCH", 23, """{"background":null}""")).Body.ShouldContain("\"background\":null");
        (
            await api.Database.Value<long>(
                "select count(*) from learning.file_removal where storage_key = 'learning/' || :digest",
                ("digest", Pictures.DigestOf(Pictures.Png))
            )
        ).ShouldBe(1, "the content is not needed any more");
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await Send("PUT", 26, "{}"),
                await Send("PATCH", 26, """{"name":null,"orientation":"up"}"""),
                await Send("PATCH", 99, "{}"),
                await api.Anna.Send(HttpMethod.Patch, TemplateRows.Path + "26/", Exchanges.Body("{}")),
                await api.Anonymous.Send(HttpMethod.Put, TemplateRows.Path + "26/", Exchanges.Body("{}")),
            }
        );

    private Task<Exchange> Send(string method, long id, string body) =>
        api.Sofia.Send(new HttpMethod(method), $"{TemplateRows.Path}{id}/", Exchanges.Body(body));
}
