namespace Platform.Tests.Features.Casework;

public sealed class ListExtensionDatabasesTests(ExtensionApi api) : IClassFixture<ExtensionApi>
{
    [Fact]
    public async Task Those_that_the_caller_may_see() => await Verify(await api.User.Get("/v2/extension_database"));

    [Fact]
    public async Task Groups_of_users_see_their_own() =>
        (await (await api.Limited(33, group: 11)).Get("/v2/extension_database"))
            .Json()
            .AsArray()
            .Select(database => (string)database!["name"]!)
            .ShouldBe(["of_others_11", "staff_/_training_13", "wellcheck_notes_9"]);

    [Fact]
    public async Task Without_keys_it_is_401() => await Verify(await api.Anonymous.Get("/v2/extension_database"));

    /// <summary>Nodes keep definitions; a change is told to all.</summary>
    [Fact]
    public async Task A_changed_definition_counts_at_once()
    {
        (await api.Twin.Get("/v2/extension_database/wellcheck_notes_1009/field/mood")).Status.ShouldBe(200);

        await api.Database.Execute("update casework.ext_field set collaborator_name = 'temper' where id = 1031");

        await Eventually.Until(async () =>
            (await api.Twin.Get("/v2/extension_database/wellcheck_notes_1009/field/temper")).Status == 200
        );
        (await api.Twin.Get("/v2/extension_database/wellcheck_notes_1009/field/mood")).Code().ShouldBe("unknown_field");
    }
}
