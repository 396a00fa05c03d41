namespace Platform.Tests.Features.Casework;

/// <summary>What ids are called.</summary>
public sealed class GetDictionaryTests(CasesApi api) : IClassFixture<CasesApi>
{
    [Theory]
    [InlineData("organisations/district")]
    [InlineData("referrals/project")]
    [InlineData("organisations/employment_status")]
    [InlineData("organisations/age_range")]
    [InlineData("user")]
    public async Task In_the_order_of_the_list(string path) =>
        await Verify(await api.User.Get("/v2/dictionary/" + path)).UseParameters(path.Replace('/', '-'));

    [Theory]
    [InlineData("clients/district", "organisations/district")]
    [InlineData("workers/district", "organisations/district")]
    [InlineData("contacts/stage", "referrals/stage")]
    [InlineData("due_contacts/stage", "done_contacts/stage")]
    public async Task Lists_that_are_the_same_have_several_paths(string one, string other) =>
        (await api.User.Get("/v2/dictionary/" + one)).Body.ShouldBe(
            (await api.User.Get("/v2/dictionary/" + other)).Body
        );

    [Fact]
    public async Task The_options_of_a_field_that_the_organisation_added()
    {
        await api.Database.Execute(
            """
            insert into casework.ext_db (id, org_id, name, parent, cardinality, allow_api, group_ids)
            values (7, 1, 'Website', 'client', 'single', true, '{1}'), (8, 1, 'Closed', 'client', 'single', true, '{99}');
            insert into casework.ext_field (id, org_id, ext_db_id, label, field_type, allow_api, collaborator_name)
            values
                (21, 1, 7, 'Photo consent', 'option', true, 'website_photo_consent'),
                (22, 1, 7, 'Secret', 'option', false, 'secret'),
                (23, 1, 8, 'Closed', 'option', true, 'closed_option');
            insert into casework.ext_option (id, org_id, ext_field_id, label, ord)
            values (108, 1, 21, 'No', 2), (109, 1, 21, 'Yes', 1), (110, 1, 22, 'x', 1);
            insert into casework.ext_single (org_id, ext_db_id, parent_id, data) values (1, 7, 1, '{"21": 109}');
            """
        );

        await Eventually.Until(async () =>
            (await api.User.Get("/v2/dictionary/extension_database/website_photo_consent")).Status == 200
        );
        var named = await api.User.Get("/v2/dictionary/extension_database/website_photo_consent");
        named.Body.ShouldBe("""[{"id":109,"name":"Yes","active":true},{"id":108,"name":"No","active":true}]""");
        (await api.User.Get("/v2/dictionary/organisations/website_photo_consent")).Body.ShouldBe(named.Body);
        (
            await api.User.Get("/v2/clients/website_photo_consent/109/field/id;website_photo_consent?resolveIds=ALL")
        ).Body.ShouldBe("""[{"id":1,"website_photo_consent":"Yes"}]""");
        (await api.User.Get("/v2/referrals/client_website_photo_consent/109/field/id")).Body.ShouldBe(
            """[{"id":510}]"""
        );
        (await api.User.Get("/v2/clients/dimension/website_photo_consent")).Body.ShouldBe(
            """[{"website_photo_consent":109,"count":1},{"website_photo_consent":null,"count":4}]"""
        );
        foreach (var hidden in new[] { "secret", "closed_option" })
        {
            (await api.User.Get($"/v2/dictionary/extension_database/{hidden}")).Status.ShouldBe(404);
            (await api.User.Get($"/v2/clients/field/{hidden}")).Code().ShouldBe("unknown_field");
        }

        (await api.Twin.Get("/v2/clients/website_photo_consent/109")).Code().ShouldBe("unknown_filter");
    }

    [Theory]
    [InlineData("organisations/nosuch")]
    [InlineData("organisations/surname")]
    [InlineData("nosuch/district")]
    [InlineData("referrals/client_district")]
    [InlineData("classification_codes_tree/1")]
    [InlineData("nosuch")]
    public async Task What_there_is_not_is_404(string path)
    {
        var refused = await api.User.Get("/v2/dictionary/" + path);

        refused.Status.ShouldBe(404);
        refused.Code().ShouldBe("unknown_dictionary");
    }

    [Fact]
    public async Task Unknown_as_it_is_sent() =>
        await Verify(await api.User.Get("/v2/dictionary/organisations/nosuch"));
}
