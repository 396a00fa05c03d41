namespace Platform.Tests.Features.Chat.Backups;

public sealed class CreateExportTests(BackupApi api) : IClassFixture<BackupApi>
{
    [Fact]
    public async Task It_is_started() =>
        await Verify(
            BackupApi.Stable(
                await api.Shop.Tell(
                    "exports",
                    """{"type":"comments","start_date":"2026-11-01","end_date":"2026-11-30"}"""
                )
            )
        );

    [Fact]
    public async Task As_a_form() =>
        (await api.Shop.TellForm("exports", ("type", "users"), ("start_date", ""))).Results()["resource_name"]!
            .ToString()
            .ShouldBe("users");

    [Fact]
    public async Task What_is_wrong_is_told_together_and_there_is_no_job()
    {
        var before = await Exports();
        var answers = new[]
        {
            await api.Shop.Tell("exports", """{"type":"foo","start_date":"2017-13-01"}"""),
            await api.Shop.Tell("exports", """{"type":"users","start_date":"2017-02-02","end_date":"2017-02-01"}"""),
            await api.Shop.Tell("exports", "{}"),
        };

        await Verify(answers);
        (await Exports()).ShouldBe(before);

        Task<long> Exports() => api.Database.Value<long>("select count(*) from chat.export");
    }
}
