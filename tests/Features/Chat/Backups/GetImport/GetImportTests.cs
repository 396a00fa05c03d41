namespace Platform.Tests.Features.Chat.Backups;

public sealed class GetImportTests(BackupApi api) : IClassFixture<BackupApi>
{
    [Fact]
    public async Task One_that_failed_says_why()
    {
        var import = await api.Import(
            api.Shop,
            "rooms",
            """[{"Name":"A","Type":"group","CreatorEmail":"ann@x.y","CreatedAt":"2017-05-11T06:35:27Z","UniqueId":"f82e","ParticipantEmails":["ann@x.y"]},{"name":"B","type":"group","creatorEmail":"ann@x.y","createdAt":"2017-05-11T06:35:27Z","uniqueId":"f82e","participantEmails":[],"other":1}]"""
        );

        await Verify(BackupApi.Stable(await api.Shop.Ask($"imports/{import["unique_id"]}")));
        (await api.Twin.Ask($"imports/{import["unique_id"]}")).Problems(404);
    }

    [Theory]
    [InlineData("13c4952f-4b77-4705-9523-7ddca9c45967")]
    [InlineData("nonsense")]
    public async Task No_import(string id) => await Verify(await api.Shop.Ask($"imports/{id}")).UseParameters(id);
}
