namespace Platform.Tests.Features.Casework;

public sealed class SetDictionaryEntryTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task Groups_that_share_a_list_have_one_entry()
    {
        await clone.Database.AddOrganisations();

        (await Run("1", "referrals/stage", "3", "Open")).ExitCode.ShouldBe(0);
        (await Run("1", "contacts/stage", "3", "Opened", "--order", "2", "--inactive")).ExitCode.ShouldBe(0);
        (await Run("1", "organisations/employment_status", "N", "Unemployed")).ExitCode.ShouldBe(0);

        (
            await clone.Database.Rows(
                "select dict, key, label, ord, active from casework.dictionary_entry where org_id = 1 order by 1"
            )
        ).ShouldBe([
            "contacts/stage | 3 | Opened | 2 | false",
            "organisations/employment_status | N | Unemployed | 0 | true",
        ]);
    }

    [Theory]
    [InlineData("There is no list 'organisations/nothing' that can be set.", "1", "organisations/nothing", "1", "x")]
    [InlineData("There is no list 'referrals/project' that can be set.", "1", "referrals/project", "1", "x")]
    [InlineData("A key of this list is a whole number from 1 to 2147483647.", "1", "organisations/district", "N", "x")]
    [InlineData(
        "A key of this list is a whole number from 1 to 2147483647.",
        "1",
        "organisations/district",
        "2147483648",
        "x"
    )]
    [InlineData(
        "A code is 1 to 16 of A-Z, a-z, 0-9 and _.",
        "1",
        "organisations/employment_status",
        "not working",
        "x"
    )]
    public async Task What_cannot_be_is_refused_in_one_line(string line, params string[] typed) =>
        (await Run(typed)).Errors.ShouldBe(line + "\n");

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["casework", "dictionary", "set", .. typed]);
}
