namespace Platform.Tests.Features.Casework;

public sealed class CreateExtensionTests(CreateExtensionTests.Organisations clone)
    : IClassFixture<CreateExtensionTests.Organisations>
{
    public sealed class Organisations : CaseworkApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                "insert into casework.dictionary_entry (org_id, dict, key, label) values (1, 'client_type', '1', 'Client')"
            );
        }
    }

    /// <summary>From nothing to a field that another system filters by.</summary>
    [Fact]
    public async Task A_database_with_a_field_and_an_option()
    {
        var create = await Run("create", "1", "Wellcheck notes", "referral", "--multiple", "--expose", "--json");
        create.ExitCode.ShouldBe(0, create.Errors);
        var name = (string)create.Json["name"]!;
        var database = (long)create.Json["database"]!;
        name.ShouldBe($"wellcheck_notes_{database}");
        (await clone.User.Get($"/v2/extension_database/{name}")).Json().AsArray().ShouldBeEmpty();

        var field = await Run("field", "add", "1", $"{database}", "Mood", "radio", "--json");
        var number = (long)field.Json["field"]!;
        (await Run("field", "option", "1", $"{number}", "Good")).ExitCode.ShouldBe(0);
        (await Run("field", "expose", "1", $"{number}")).Output.ShouldBe($"mood_{number} is shown to other systems.\n");

        await Eventually.Until(async () =>
            (await clone.User.Get($"/v2/extension_database/{name}/mood_{number}/1")).Status == 200
        );
    }

    [Fact]
    public async Task For_some_groups_and_types()
    {
        (await Run("create", "1", "Website", "client", "--groups", "1", "--scope", "1")).ExitCode.ShouldBe(0);
        (await Run("create", "1", "Advice", "referral", "--scope", "5,6", "--api-name", "advice")).ExitCode.ShouldBe(0);

        (
            await clone.Database.Rows(
                """
                select name, parent, cardinality, allow_api, api_name_override, group_ids::text, scope_ids::text
                from casework.ext_db where name in ('Website', 'Advice') order by id
                """
            )
        ).ShouldBe([
            "Website | client | single | false | null | {1} | {1}",
            "Advice | referral | single | false | advice | {} | {5,6}",
        ]);
    }

    [Theory]
    [InlineData(
        "The organisation has no client type 7, group 2.",
        "1",
        "A",
        "client",
        "--groups",
        "1,2",
        "--scope",
        "7"
    )]
    [InlineData("The organisation has no project 105.", "1", "B", "referral", "--scope", "5,105")]
    [InlineData("There is no such organisation.", "99", "C", "client")]
    [InlineData("'fields' is a word of paths.", "1", "D", "client", "--api-name", "fields")]
    [InlineData("A name is a-z, then a-z, 0-9 and _, up to 63 characters.", "1", "E", "client", "--api-name", "A b")]
    [InlineData("A name has 1 to 255 letters.", "1", " ", "client")]
    public async Task What_cannot_be_is_refused_in_one_line(string line, params string[] typed) =>
        (await Run(["create", .. typed])).Errors.ShouldBe(line + "\n");

    [Fact]
    public async Task A_name_is_there_once()
    {
        (await Run("create", "1", "Twice", "client")).ExitCode.ShouldBe(0);

        (await Run("create", "1", "Twice", "client")).Errors.ShouldBe(
            "The organisation has an extension database of this name.\n"
        );
        (await Run("create", "2", "Twice", "client")).ExitCode.ShouldBe(0);
    }

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["casework", "extension", .. typed]);
}
