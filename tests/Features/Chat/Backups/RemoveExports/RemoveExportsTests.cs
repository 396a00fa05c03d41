namespace Platform.Tests.Features.Chat.Backups;

public sealed class RemoveExportsTests(BackupApi api) : IClassFixture<BackupApi>
{
    [Fact]
    public async Task The_file_of_a_deleted_export_goes_and_its_like_stays()
    {
        var first = await api.Export(api.Shop, "users");
        (await api.Export(api.Shop, "users")).ShouldBe(first);
        Files().Length.ShouldBe(2, "equal content, and a file each");
        var id = await api.Database.Value<Guid>("select unique_id from chat.export order by id limit 1");
        var other = await api.Database.Value<Guid>("select unique_id from chat.export order by id desc limit 1");

        (await api.Shop.Send(HttpMethod.Delete, $"/api/v2/rest/exports/{id}")).Results();
        (await api.RunOnce("RemoveExports")).ShouldBe(1);

        Files().Length.ShouldBe(1);
        (await api.Database.Value<long>("select count(*) from chat.export")).ShouldBe(1);
        (await api.Shop.GetByteArrayAsync($"/api/v2/rest/exports/{other}/download")).ShouldBe(first);
        (await api.RunOnce("RemoveExports")).ShouldBe(0);
    }

    private string[] Files() =>
        Directory.GetFiles(Path.Combine(api.Files, "chat-exports"), "*", SearchOption.AllDirectories);
}
