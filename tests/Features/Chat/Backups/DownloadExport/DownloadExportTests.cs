using System.Net;
using System.Net.Http.Headers;

namespace Platform.Tests.Features.Chat.Backups;

public sealed class DownloadExportTests(BackupApi api) : IClassFixture<BackupApi>
{
    [Fact]
    public async Task With_the_secret_or_with_the_link()
    {
        var id = await Exported();
        var link = await LinkOf(id);

        await Verify(
            new[]
            {
                await api.Shop.Ask($"exports/{id}/download"),
                await api.Anonymous.Ask($"exports/{id}/download"),
                await api.Twin.Ask($"exports/{id}/download"),
            }.Select(BackupApi.Stable)
        );
        using var whole = await api.Anonymous.GetAsync(link);
        whole.StatusCode.ShouldBe(HttpStatusCode.OK);
        whole.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        whole.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        var text = await whole.Content.ReadAsStringAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Range = new RangeHeaderValue(2, 8);
        using var part = await api.Anonymous.SendAsync(request);
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsStringAsync()).ShouldBe(text[2..9]);
    }

    [Fact]
    public async Task A_link_is_over_after_a_day_and_good_for_its_export_alone()
    {
        var (id, other) = (await Exported(), await Exported());
        var link = await LinkOf(id);

        (await api.Anonymous.Get(link.Replace(id, other))).Problems(401);
        (await api.Anonymous.Get(link[..^1] + (link[^1] == '0' ? '1' : '0'))).Problems(401);
        (await api.WithHeaders(("QISCUS_SDK_SECRET", "wrong")).Get(link)).Problems(401);
        api.Clock.Advance(TimeSpan.FromHours(25));
        (await api.Anonymous.Get(link)).Problems(401);
        (await api.Anonymous.Get(await LinkOf(id))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task There_is_no_file_before_the_end()
    {
        var id = (string)(await api.Shop.Tell("exports", """{"type":"users"}""")).Results()["unique_id"]!;

        (await api.Shop.Ask($"exports/{id}/download")).Problems(404);
        (await api.Shop.Ask("exports/nonsense/download")).Problems(404);
        await api.RunAll("RunExport");
    }

    private async Task<string> Exported()
    {
        var id = (string)(await api.Shop.Tell("exports", """{"type":"users"}""")).Results()["unique_id"]!;
        await api.RunAll("RunExport");

        return id;
    }

    private async Task<string> LinkOf(string id) =>
        new Uri(
            (string)(await api.Shop.Ask($"exports/{id}")).Results()["backup_history"]!["download_url"]!
        ).PathAndQuery;
}
