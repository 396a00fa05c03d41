namespace Platform.Tests.Features.Casework;

public sealed class HideExtensionFieldTests(ExtensionApi api) : IClassFixture<ExtensionApi>
{
    private const string Fields = "/v2/extension_database/wellcheck/selectable_fields";

    /// <summary>By either name of the database, and whatever it is called later.</summary>
    [Fact]
    public async Task A_field_of_an_extension_database_is_hidden_and_shown_again()
    {
        foreach (var group in new[] { "extension_database/wellcheck_notes_9", "extension_database/wellcheck" })
        {
            (await Run(group, "note")).Output.ShouldStartWith($"{group}/note is hidden from user 1.");
            await Eventually.Until(async () => !await IsShown());

            (await api.User.Get("/v2/extension_database/wellcheck/17")).Json()["note"].ShouldBeNull();
            (await api.User.Get("/v2/extension_database/wellcheck/note/x")).Code().ShouldBe("unknown_filter");
            (await api.User.Post("/v2/extension_database/wellcheck/17", """{"note":"x"}"""))
                .Problems()
                .ShouldBe(["unknown_field note"]);
            (await Executable.Run(api.Database, "casework", "show", "1", "1", "1", "--json")).Output.ShouldContain(
                "extension_database/wellcheck_notes_9/note"
            );

            (await Run(group, "note", "--show")).ExitCode.ShouldBe(0);
            await Eventually.Until(IsShown);
        }

        (await Run("extension_database/wellcheck", "note")).ExitCode.ShouldBe(0);
        await api.Database.Execute("update casework.ext_db set name = 'Renamed' where id = 9");
        await Eventually.Until(async () => (await api.User.Get("/v2/extension_database/renamed_9")).Status == 200);
        (await api.User.Get("/v2/extension_database/renamed_9/17")).Json()["note"].ShouldBeNull();
    }

    private async Task<bool> IsShown() =>
        (await api.User.Get(Fields)).Body.Contains("\"note\"", StringComparison.Ordinal);

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(api.Database, ["casework", "hide", "1", "1", .. typed]);
}
