using System.Net.Http.Headers;

namespace Platform.Tests.Features.Chat;

public sealed class UploadFileTests(UploadFileTests.Small api) : IClassFixture<UploadFileTests.Small>
{
    public sealed class Small : ChatApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            settings["Chat:PublicBaseUrl"] = "https://chat.example.com";
            settings["Chat:Uploads:MaxBytes"] = "2048";
        }
    }

    [Fact]
    public async Task A_file_is_kept_under_a_link()
    {
        var answer = await Upload("file", "über uns.pdf", "application/pdf", 5);

        await Verify((answer with { Request = "POST /api/v2/rest/upload\n\n(a file of 5 bytes)" }).Stable());
    }

    [Fact]
    public async Task A_type_that_is_none_is_any() =>
        ((string)(await Upload("file", "a", "x\"y", 1)).Results()["file"]!["content_type"]!).ShouldBe(
            "application/octet-stream"
        );

    [Theory]
    [InlineData("other", 5, 400, "file is required, as a file")]
    [InlineData("file", 2049, 413, "file has more than 2048 bytes")]
    public async Task Refusals(string part, int length, int status, string problem) =>
        (await Upload(part, "a.bin", "application/octet-stream", length)).Problems(status).ShouldBe([problem]);

    [Fact]
    public async Task Not_as_a_form() => await Verify(await api.Shop.TellForm("upload", ("file", "x")));

    private async Task<Exchange> Upload(string part, string name, string type, int length)
    {
        var file = new ByteArrayContent(new byte[length]);
        file.Headers.TryAddWithoutValidation("Content-Type", type);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = part,
            FileNameStar = name,
        };

        return await api.Shop.Send(HttpMethod.Post, "/api/v2/rest/upload", new MultipartFormDataContent("x") { file });
    }
}
