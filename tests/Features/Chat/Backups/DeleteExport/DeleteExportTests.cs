namespace Platform.Tests.Features.Chat.Backups;

public sealed class DeleteExportTests(BackupApi api) : IClassFixture<BackupApi>
{
    [Fact]
    public async Task It_is_answered_as_it_was_and_gone()
    {
        var id = (string)(await api.Shop.Tell("exports", """{"type":"users"}""")).Results()["unique_id"]!;
        await api.RunAll("RunExport");
        (await api.Twin.Send(HttpMethod.Delete, $"/api/v2/rest/exports/{id}")).Problems(404);

        await Verify(
            new[] { await Delete(id), await Delete(id), await api.Shop.Ask($"exports/{id}") }.Select(BackupApi.Stable)
        );
        (await api.Shop.Ask("exports")).Results()["backup_histories"]!.AsArray().ShouldBeEmpty();
        (await api.Shop.Ask($"exports/{id}/download")).Problems(404);
    }

    [Fact]
    public async Task No_export() => (await Delete("nonsense")).Problems(404);

    private Task<Exchange> Delete(string id) => api.Shop.Send(HttpMethod.Delete, $"/api/v2/rest/exports/{id}");
}
