namespace Platform.Tests.Features.Casework;

public sealed class HideFieldTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task A_field_is_hidden_and_shown_again()
    {
        await clone.Database.AddOrganisations();

        (await Run("1", "1", "clients", "religion")).ExitCode.ShouldBe(0);
        (await Hidden()).ShouldBe(["1 | clients | religion"]);
        (await Run("1", "1", "clients", "religion", "--show")).ExitCode.ShouldBe(0);
        (await Hidden()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "There is no group 'people'; there are clients, referrals, done_contacts, due_contacts, workers, schedules, cancelled_contacts, relationships, and extension_database/ with the name of a database.",
        "1",
        "1",
        "people",
        "religion"
    )]
    [InlineData(
        "There is no group 'extension_database/nosuch'; there are clients, referrals, done_contacts, due_contacts, workers, schedules, cancelled_contacts, relationships, and extension_database/ with the name of a database.",
        "1",
        "1",
        "extension_database/nosuch",
        "note"
    )]
    [InlineData("'id' cannot be hidden: it says which record is meant.", "1", "1", "clients", "id")]
    public async Task What_cannot_be_is_refused_in_one_line(string line, params string[] typed) =>
        (await Run(typed)).Errors.ShouldBe(line + "\n");

    private Task<IReadOnlyList<string>> Hidden() =>
        clone.Database.Rows("select user_id, grp, field from casework.hidden_field");

    private Task<Outcome> Run(params string[] typed) => Executable.Run(clone.Database, ["casework", "hide", .. typed]);
}
