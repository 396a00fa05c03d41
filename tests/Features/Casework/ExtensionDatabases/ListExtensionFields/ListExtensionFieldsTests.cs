namespace Platform.Tests.Features.Casework;

public sealed class ListExtensionFieldsTests(ExtensionApi api) : IClassFixture<ExtensionApi>
{
    [Theory]
    [InlineData("selectable_fields")]
    [InlineData("dimensions")]
    [InlineData("metrics")]
    [InlineData("friendly_names")]
    public async Task As_they_are(string word) =>
        await Verify(await api.User.Get($"/v2/extension_database/wellcheck_notes_9/{word}")).UseParameters(word);

    [Fact]
    public async Task Filters_are_those_of_the_person_too()
    {
        var names = (await api.User.Get("/v2/extension_database/wellcheck_notes_9/filterable_fields"))
            .Json()
            .AsArray()
            .Select(field => (string)field!["name"]!)
            .ToList();

        names.Take(4).ShouldBe(["id", "referral", "client", "project"]);
        names.ShouldContain("client_newsletter");
        names.ShouldNotContain("client_first_name_nosuch");
    }

    [Fact]
    public async Task Of_no_database_as_it_is_sent() =>
        await Verify(await api.User.Get("/v2/extension_database/nosuch_1/selectable_fields"));

    [Fact]
    public async Task With_a_parameter_it_is_400() =>
        (await api.User.Get("/v2/extension_database/wellcheck_notes_9/metrics?a=1"))
            .Problems()
            .ShouldBe(["unknown_parameter a"]);
}
