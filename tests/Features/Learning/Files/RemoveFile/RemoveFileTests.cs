using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Storage;

namespace Platform.Tests.Features.Learning;

/// <summary>Contents that no row names any more go, those that another row names stay.</summary>
public sealed class RemoveFileTests(LearningApi api) : IClassFixture<LearningApi>
{
    private const string Path = "/api/v0/specializations/";

    [Fact]
    public async Task The_last_row_that_lets_go_takes_the_content_along()
    {
        var first = await Create();
        var second = await Create();

        (await api.Sofia.Send(HttpMethod.Delete, $"{Path}{first}/")).Status.ShouldBe(204);
        await LetTimePass();
        await Eventually.Until(async () => !await IsWaiting());
        (await IsKept()).ShouldBeTrue("the other one has it too");

        (
            await api.Sofia.Send(HttpMethod.Patch, $"{Path}{second}/", Exchanges.Body("""{"banner":null}"""))
        ).Status.ShouldBe(200);
        await Eventually.Until(async () => !await IsKept());
    }

    /// <summary>An upload may still be on its way to its row; after an hour it is not.</summary>
    private async Task LetTimePass()
    {
        api.Clock.Advance(TimeSpan.FromHours(2));
        await api.Database.Execute("select pg_notify('job', 'Learning/RemoveFile')");
    }

    private async Task<long> Create()
    {
        using var parts = new MultipartFormDataContent
        {
            { new StringContent("M"), "name" },
            { new StringContent("P"), "secondary_name" },
            { new StringContent("2"), "sort_id" },
            { new ByteArrayContent(Pictures.WebP), "banner", "b.webp" },
        };
        using var body = JsonDocument.Parse((await api.Sofia.Send(HttpMethod.Post, Path, parts)).Body);

        return body.RootElement.GetProperty("id").GetInt64();
    }

    private Task<bool> IsWaiting() => api.Database.Value<bool>("select exists (select from learning.file_removal)");

    private async Task<bool> IsKept()
    {
        await using var content = await api
            .Services.GetRequiredService<IFileStore>()
            .Open($"learning/{Pictures.DigestOf(Pictures.WebP)}", default);

        return content is not null;
    }
}
