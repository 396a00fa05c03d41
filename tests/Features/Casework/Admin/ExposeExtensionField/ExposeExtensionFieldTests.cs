namespace Platform.Tests.Features.Casework;

public sealed class ExposeExtensionFieldTests(ExtensionApi api) : IClassFixture<ExtensionApi>
{
    [Fact]
    public async Task It_is_shown_under_its_name_and_hidden()
    {
        (await Run("1", "22", "--as", "slogan")).Output.ShouldBe("slogan is shown to other systems.\n");
        await Eventually.Until(async () => (await api.User.Get("/v2/clients/slogan/secret")).Status == 200);
        (await api.User.Get("/v2/clients/slogan/secret/field/id;slogan"))
            .Json()
            .ToJsonString()
            .ShouldBe("""[{"id":1,"slogan":"secret"}]""");

        (await Run("1", "22", "--off")).Output.ShouldBe("slogan is hidden from other systems.\n");
        await Eventually.Until(async () => (await api.User.Get("/v2/clients/slogan/secret")).Status == 400);
    }

    [Theory]
    [InlineData("The organisation has no such field.", "1", "1022")]
    [InlineData("'surname' is a field already.", "1", "22", "--as", "surname")]
    [InlineData("'count' is a word of paths.", "1", "22", "--as", "count")]
    [InlineData("Another field has this name.", "1", "22", "--as", "newsletter")]
    [InlineData("Another field has this name.", "1", "51", "--as", "course_51", "--off")]
    [InlineData(
        "A name with client_ before it is that of a field of the person behind a record.",
        "1",
        "31",
        "--as",
        "client_mood"
    )]
    [InlineData("'created' is a field already.", "1", "31", "--as", "created")]
    public async Task What_cannot_be_is_refused_in_one_line(string line, params string[] typed)
    {
        await api.Database.Execute(
            """
            insert into casework.ext_field (id, org_id, ext_db_id, label, field_type, allow_api, collaborator_name)
            values (59, 1, 13, 'Other', 'text', true, 'course_51')
            on conflict do nothing
            """
        );

        (await Run(typed)).Errors.ShouldBe(line + "\n");
    }

    /// <summary>Two who choose the same name for fields of people: one gets it, also where both look at the same time.</summary>
    [Fact]
    public async Task A_name_is_given_once()
    {
        await api.Database.Execute(
            """
            insert into casework.ext_db (id, org_id, name, parent, cardinality) values (91, 1, 'X', 'client', 'single'), (92, 1, 'Y', 'client', 'single');
            insert into casework.ext_field (id, org_id, ext_db_id, label, field_type) values (91, 1, 91, 'A', 'text'), (92, 1, 92, 'B', 'text')
            """
        );

        var both = await Task.WhenAll(Run("1", "91", "--as", "same"), Run("1", "92", "--as", "same"));

        both.Select(one => one.ExitCode == 0).Order().ShouldBe([false, true]);
        (
            await api.Database.Value<long>("select count(*) from casework.ext_field where collaborator_name = 'same'")
        ).ShouldBe(1);
    }

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(api.Database, ["casework", "extension", "field", "expose", .. typed]);
}
