namespace Platform.Tests.Features.Casework;

public sealed class GetExtensionRecordTests(ExtensionApi api) : IClassFixture<ExtensionApi>
{
    [Fact]
    public async Task The_record_itself() =>
        await Verify(await api.User.Get("/v2/extension_database/wellcheck_notes_9/17"));

    [Theory]
    [InlineData("wellcheck_notes_9/999")]
    [InlineData("wellcheck_notes_9/1017")] // of the other organisation
    [InlineData("wellcheck_notes_9/20")] // of another database
    [InlineData("wellcheck_notes_9/17/mood/112")]
    public async Task What_is_not_there_is_404(string path)
    {
        var refused = await api.User.Get("/v2/extension_database/" + path);

        refused.Status.ShouldBe(404);
        refused.Code().ShouldBe("not_found");
    }

    [Fact]
    public async Task Not_found_as_it_is_sent() =>
        await Verify(await api.User.Get("/v2/extension_database/wellcheck_notes_9/1017"));
}
