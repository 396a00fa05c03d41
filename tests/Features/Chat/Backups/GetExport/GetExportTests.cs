namespace Platform.Tests.Features.Chat.Backups;

public sealed class GetExportTests(BackupApi api) : IClassFixture<BackupApi>
{
    [Fact]
    public async Task A_finished_one_has_a_link()
    {
        await api.Export(api.Shop, "users");
        var id = await api.Database.Value<Guid>("select max(unique_id::text)::uuid from chat.export");

        await Verify(BackupApi.Stable(await api.Shop.Ask($"exports/{id}")));
        (await api.Twin.Ask($"exports/{id}")).Problems(404);
    }

    [Theory]
    [InlineData("dd2c46a8-0921-4b75-837c-cee1b9804787")]
    [InlineData("nonsense")]
    public async Task No_export(string id) => await Verify(await api.Shop.Ask($"exports/{id}")).UseParameters(id);
}
