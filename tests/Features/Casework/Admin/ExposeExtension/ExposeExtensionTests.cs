namespace Platform.Tests.Features.Casework;

public sealed class ExposeExtensionTests(ExtensionApi api) : IClassFixture<ExtensionApi>
{
    [Fact]
    public async Task It_is_shown_and_hidden()
    {
        (await Run("1", "10", "--as", "shown")).Output.ShouldBe("not_shown_10 is shown to other systems.\n");
        await Eventually.Until(async () => (await api.User.Get("/v2/extension_database/shown")).Status == 200);

        (await Run("1", "10", "--off")).Output.ShouldBe("not_shown_10 is hidden from other systems.\n");
        await Eventually.Until(async () => (await api.User.Get("/v2/extension_database/shown")).Status == 404);
        (await api.Database.Rows("select api_name_override from casework.ext_db where id = 10")).ShouldBe(["shown"]);
    }

    [Theory]
    [InlineData("The organisation has no such extension database.", "1", "1010")]
    [InlineData("Another extension database of the organisation has this name.", "1", "13", "--as", "wellcheck")]
    [InlineData("'search' is a word of paths.", "1", "13", "--as", "search")]
    public async Task What_cannot_be_is_refused_in_one_line(string line, params string[] typed) =>
        (await Run(typed)).Errors.ShouldBe(line + "\n");

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(api.Database, ["casework", "extension", "expose", .. typed]);
}
