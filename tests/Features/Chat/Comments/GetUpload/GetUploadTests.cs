using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Platform.Tests.Features.Chat;

public sealed class GetUploadTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task Whoever_has_the_link_reads_the_file()
    {
        var link = await Upload("<script>alert(1)</script>", "page.html", "text/html");

        using var whole = await api.Anonymous.GetAsync(link);
        (await whole.Content.ReadAsStringAsync()).ShouldBe("<script>alert(1)</script>");
        whole.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        whole.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        whole.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);

        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Range = new RangeHeaderValue(1, 6);
        using var part = await api.Anonymous.SendAsync(request);
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsStringAsync()).ShouldBe("script");
    }

    [Theory]
    [InlineData("f82e5262-e9c4-4b7b-867a-ea890ba64f43")]
    [InlineData("nonsense")]
    public async Task No_file(string id) =>
        await Verify(await api.Anonymous.Ask($"uploads/{id}/a.pdf")).UseParameters(id);

    private async Task<string> Upload(string text, string name, string type)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        var answer = await api.Shop.Send(
            HttpMethod.Post,
            "/api/v2/rest/upload",
            new MultipartFormDataContent("x") { { file, "file", name } }
        );

        return new Uri((string)answer.Results()["file"]!["url"]!).AbsolutePath;
    }
}
