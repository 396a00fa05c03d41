namespace Platform.Tests.Features.Chat.Backups;

public sealed class ListImportsTests(BackupApi api) : IClassFixture<BackupApi>
{
    [Fact]
    public async Task Newest_first()
    {
        await api.ShouldImport(api.Shop, "users", "[]", 0);
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        await api.Refuses(api.Shop, "comments", "nonsense");
        (await BackupApi.Upload(api.Twin, "rooms", "[]"u8.ToArray())).Results();

        await Verify(BackupApi.Stable(await api.Shop.Ask("imports")));
        (await api.Shop.Ask("imports?page=2")).Results()["backup_histories"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task No_page() => await Verify(await api.Shop.Ask("imports?page=x"));
}
