namespace Platform.Tests.Features.Chat.Backups;

public sealed class ListExportsTests(BackupApi api) : IClassFixture<BackupApi>
{
    [Fact]
    public async Task Newest_first_and_twenty_to_a_page()
    {
        await api.Export(api.Shop, "rooms");
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        (await api.Shop.Tell("exports", """{"type":"users"}""")).Results();
        (await api.Twin.Tell("exports", """{"type":"users"}""")).Results();

        await Verify(BackupApi.Stable(await api.Shop.Ask("exports")));
        (await api.Shop.Ask("exports?page=2")).Results()["backup_histories"]!.AsArray().ShouldBeEmpty();

        for (var at = 0; at < 20; at++)
        {
            (await api.Shop.Tell("exports", """{"type":"users"}""")).Results();
        }

        (await api.Shop.Ask("exports?page=1")).Results()["backup_histories"]!.AsArray().Count.ShouldBe(20);
        (await api.Shop.Ask("exports?page=2")).Results()["backup_histories"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task No_page() => await Verify(await api.Shop.Ask("exports?page=0"));
}
