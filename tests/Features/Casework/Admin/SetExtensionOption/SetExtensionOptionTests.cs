namespace Platform.Tests.Features.Casework;

public sealed class SetExtensionOptionTests(ExtensionApi api) : IClassFixture<ExtensionApi>
{
    [Fact]
    public async Task A_new_one_and_one_that_changes()
    {
        var added = await Run("1", "31", "Fair", "--order", "2", "--json");
        added.ExitCode.ShouldBe(0, added.Errors);
        (await Run("1", "31", "Very low", "--id", "112", "--inactive")).ExitCode.ShouldBe(0);

        (
            await api.Database.Rows(
                $"select label, ord, active from casework.ext_option where id in (112, {added.Json["option"]}) order by id"
            )
        ).ShouldBe(["Very low | 0 | false", "Fair | 2 | true"]);
    }

    [Theory]
    [InlineData("The organisation has no such field, or its values are not chosen from a list.", "1", "32", "A")]
    [InlineData("The organisation has no such field, or its values are not chosen from a list.", "1", "1031", "A")]
    [InlineData("The field has no such option.", "1", "31", "A", "--id", "301")]
    public async Task What_cannot_be_is_refused_in_one_line(string line, params string[] typed) =>
        (await Run(typed)).Errors.ShouldBe(line + "\n");

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(api.Database, ["casework", "extension", "field", "option", .. typed]);
}
