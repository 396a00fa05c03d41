namespace Platform.Tests.Features.Casework;

public sealed class AddExtensionFieldTests(ExtensionApi api) : IClassFixture<ExtensionApi>
{
    [Fact]
    public async Task It_is_there_and_not_shown()
    {
        var added = await Run(
            "1",
            "13",
            "Hours",
            "numeric",
            "--min",
            "0",
            "--max",
            "40",
            "--decimals",
            "2",
            "--requirement",
            "forced",
            "--json"
        );

        added.ExitCode.ShouldBe(0, added.Errors);
        (
            await api.Database.Rows(
                $"""
                select ext_db_id, label, field_type, min_value, max_value, decimals, requirement, allow_api
                from casework.ext_field where id = {added.Json["field"]}
                """
            )
        ).ShouldBe(["13 | Hours | numeric | 0 | 40 | 2 | forced | false"]);
    }

    [Theory]
    [InlineData("The organisation has no such extension database.", "1", "1013", "A", "text")]
    [InlineData("Only a text has a --max-length.", "1", "13", "A", "date", "--max-length", "5")]
    [InlineData("A text has a --max-length from 1 to 255.", "1", "13", "A", "text", "--max-length", "256")]
    [InlineData("Only a number has a --min.", "1", "13", "A", "text", "--min", "5")]
    [InlineData("A number has --decimals from 0 to 6.", "1", "13", "A", "numeric", "--decimals", "7")]
    [InlineData("--min is greater than --max.", "1", "13", "A", "numeric", "--min", "5", "--max", "4")]
    public async Task What_cannot_be_is_refused_in_one_line(string line, params string[] typed) =>
        (await Run(typed)).Errors.ShouldBe(line + "\n");

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(api.Database, ["casework", "extension", "field", "add", .. typed]);
}
