using System.Text;

namespace Platform.Tests.Features.Chat.Backups;

public sealed class CreateImportTests(BackupApi api) : IClassFixture<BackupApi>
{
    private const int FourMegabytes = 4 * 1024 * 1024;

    [Fact]
    public async Task It_is_started() =>
        await Verify(
            BackupApi.Stable(
                (await BackupApi.Upload(api.Shop, "comments", "[]"u8.ToArray())) with
                {
                    Request = "POST /api/v2/rest/imports\n\n(type=comments, existing=refuse, a file of 2 bytes)",
                }
            )
        );

    [Fact]
    public async Task What_is_missing_or_unknown_is_told_together()
    {
        var form = BackupApi.Form("[]"u8.ToArray(), ("type", "foo"), ("existing", "x"));

        (await Send(form))
            .Problems()
            .ShouldBe(["type must be one of users, rooms, comments", "existing must be one of refuse, skip"]);
        (await Send(new MultipartFormDataContent("x") { { new StringContent(""), "existing" } }))
            .Problems()
            .ShouldBe(["type is required", "file is required, as a file"]);
    }

    [Fact]
    public async Task Not_as_a_form() =>
        await Verify(await api.Shop.TellForm("imports", ("type", "users"), ("file", "[]")));

    [Theory]
    [InlineData(FourMegabytes, 200)]
    [InlineData(FourMegabytes + 1, 413)]
    public async Task Four_megabytes_are_the_most(int bytes, int status)
    {
        var answer = await BackupApi.Upload(api.Shop, "users", Encoding.ASCII.GetBytes("[]".PadRight(bytes)));

        answer.Status.ShouldBe(status, answer.Body);
        if (status == 413)
        {
            answer.Problems(413).ShouldBe([$"file has more than {FourMegabytes} bytes"]);
        }
    }

    private Task<Exchange> Send(HttpContent form) => api.Shop.Send(HttpMethod.Post, "/api/v2/rest/imports", form);
}
