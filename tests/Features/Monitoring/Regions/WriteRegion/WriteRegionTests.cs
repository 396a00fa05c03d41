namespace Platform.Tests.Features.Monitoring.Regions.WriteRegion;

/// <summary>The rules of regions beyond those of all resources.</summary>
public sealed class WriteRegionTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Path = "/api/v2/region/";

    private HttpClient Manager => metadata.As(metadata.Manager);

    [Fact]
    public async Task Slugs_are_numbered_until_one_is_free()
    {
        var slugs = new List<string>();
        foreach (var type in new[] { 1, 2, 3 })
        {
            var id = await Manager.Insert(Path, Body($"s{type}", name: "São  Tomé & Príncipe!", type: type));
            slugs.Add(await Slug(id));
        }

        slugs.ShouldBe(["são-tomé-príncipe", "são-tomé-príncipe-2", "são-tomé-príncipe-3"]);
        (await Slug(await Manager.Insert(Path, Body("s4", name: "!!!")))).ShouldStartWith("region");
        (await Slug(await Manager.Insert(Path, Body("s5", name: new string('x', 255))))).Length.ShouldBe(250);
        (await Slug(await Manager.Insert(Path, Body("s6", name: "s6", more: ",\"slug\":\"As It Is\"")))).ShouldBe(
            "As It Is"
        );
    }

    [Fact]
    public async Task Inserts_at_once_each_find_a_slug_of_their_own()
    {
        var ids = await Task.WhenAll(
            Enumerable.Range(1, 4).Select(type => Manager.Insert(Path, Body($"p{type}", name: "Twins", type: type)))
        );

        ids.Distinct().Count().ShouldBe(4);
        (
            await metadata.Database.Rows("select slug from monitoring.region where name = 'Twins' order by slug")
        ).ShouldBe(["twins", "twins-2", "twins-3", "twins-4"]);
    }

    [Theory]
    [InlineData("{\"id\":2,\"parent_region_id\":2}")]
    [InlineData("{\"id\":2,\"parent_region_id\":4}")]
    [InlineData("{\"id\":2,\"parent_region\":\"8\"}")]
    public async Task Nothing_lies_below_itself(string body) =>
        (await Manager.Refusal(Path, body)).ShouldBe(
            "400 region_cycle: parent_region_id: a region cannot lie below itself, nor more than 64 levels deep"
        );

    [Theory]
    [InlineData("latitude", "90.01", "latitude: 90.01 is not a number from -90 to 90")]
    [InlineData("latitude", "\"-91\"", "latitude: -91 is not a number from -90 to 90")]
    [InlineData("longitude", "180.5", "longitude: 180.5 is not a number from -180 to 180")]
    [InlineData("latitude", "1e400", "latitude: 1e400 is not a number")]
    [InlineData("latitude", "\"NaN\"", "latitude: \"NaN\" is not a number")]
    [InlineData("office_id", "77", "office_id: there is no row 77")]
    [InlineData("region_type_id", "77", "region_type_id: there is no row 77")]
    [InlineData("parent_region_id", "77777", "parent_region_id: there is no row 77777")]
    [InlineData("source_id", "77", "source_id: there is no row 77")]
    [InlineData(
        "office_id",
        "4294967297",
        "office_id: 4294967297 is not a whole number from -2147483648 to 2147483647"
    )]
    [InlineData("name", "\"\"", "name: may not be empty")]
    [InlineData("name", "\"  \"", "name: may not be blank")]
    [InlineData("name", "null", "name: may not be empty")]
    [InlineData("name", "\"a\\u0000\"", "name: \"a\\u0000\" is not text without U+0000")]
    [InlineData("slug", "\"\"", "slug: may not be empty")]
    public async Task Wrong_values_are_named(string column, string value, string message)
    {
        (await Manager.Refusal(Path, $$"""{"id":3,"{{column}}":{{value}}}""")).ShouldBe(
            $"400 invalid_value: {message}"
        );
        var rest = column is "latitude" or "longitude" or "source_id" or "parent_region_id" or "slug";
        if (rest)
        {
            (await Manager.Refusal(Path, Body("w", more: $",\"{column}\":{value}"))).ShouldBe(
                $"400 invalid_value: {message}"
            );
        }
    }

    [Fact]
    public async Task Small_and_whole_numbers_are_kept_as_sent()
    {
        var id = await Manager.Insert(Path, Body("n", name: "n", more: ",\"latitude\":1e-30,\"longitude\":-180"));

        (
            await metadata.Database.Rows(
                $"select latitude, longitude, source_id from monitoring.region where id = {id}"
            )
        ).ShouldBe(["1E-30 | -180 | 1"]);
    }

    [Fact]
    public async Task Names_have_at_most_255_characters_however_many_bytes()
    {
        var emoji = string.Concat(Enumerable.Repeat("😀", 255));
        await Manager.Insert(Path, Body("emoji", name: emoji));

        (await Manager.Refusal(Path, Body("long", name: emoji + "x"))).ShouldBe(
            "400 invalid_value: name: has more than 255 characters"
        );
    }

    [Theory]
    [InlineData("{\"id\":3,\"region_code\":\"N\"}", "region_code: another row has 'N'")]
    [InlineData("{\"id\":3,\"slug\":\"nordia\"}", "slug: another row has 'nordia'")]
    [InlineData("{\"id\":3,\"name\":\"Alder\"}", "office_id, region_type_id, name: another row has these values")]
    public async Task Keys_are_unique(string body, string conflict) =>
        (await Manager.Refusal(Path, body)).ShouldBe($"409 conflict: {conflict}");

    [Theory]
    [InlineData("N-A", "region")]
    [InlineData("N-A-E-F", "datapoint")]
    [InlineData("MAPPED", "region_map")]
    public async Task What_is_in_use_stays_and_the_use_is_named(string code, string use)
    {
        if (code == "MAPPED")
        {
            var id = await Manager.Insert(Path, Body(code, name: "Mapped"));
            await Manager.Insert("/api/v2/region_map/", $$"""{"source_object_id":3,"master_object_id":{{id}}}""");
        }

        (await Manager.Refusal(Path, $$"""{"id":"","region_code":"{{code}}"}""")).ShouldBe(
            $"409 conflict: the row is still used by {use}"
        );
    }

    [Fact]
    public async Task With_a_region_go_its_grants_and_its_polygon()
    {
        var id = await Manager.Insert(Path, Body("gone", name: "Gone"));
        await metadata.Database.Execute(
            $$"""
            insert into monitoring.region_polygon (region_id, geometry) values ({{id}}, '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}');
            insert into monitoring.region_permission (user_id, region_id) values ({{metadata.Nobody.Id}}, {{id}});
            """
        );
        (await metadata.As(metadata.Nobody).Ids(Path)).ShouldBe($"{id}");

        (await Manager.Post(Path, """{"id":"","region_code":"gone"}""")).Status.ShouldBe(200);

        (await metadata.As(metadata.Nobody).Ids(Path)).ShouldBe("");
        (
            await metadata.Database.Rows(
                $"""
                select region_id from monitoring.region_permission where region_id = {id}
                union all
                select region_id from monitoring.region_polygon where region_id = {id}
                """
            )
        ).ShouldBeEmpty();
    }

    /// <summary>Allowed, and the campaigns are visible through either office.</summary>
    [Fact]
    public async Task A_parent_may_be_of_another_office()
    {
        var id = await Manager.Insert(Path, Body("abroad", name: "Abroad", office: 2, more: ",\"parent_region_id\":5"));
        await metadata.Database.Execute(
            $"insert into monitoring.region_permission (user_id, region_id) values ({metadata.Uploader.Id}, 5)"
        );

        (await metadata.As(metadata.Uploader).Ids("/api/v2/campaign/")).ShouldBe("3,2,1");
        (await Manager.Post(Path, $$"""{"id":{{id}},"office_id":1}""")).Status.ShouldBe(200);
        (await metadata.As(metadata.Uploader).Ids("/api/v2/campaign/")).ShouldBe("2,1");
        await metadata.Database.Execute(
            $"delete from monitoring.region_permission where user_id = {metadata.Uploader.Id}"
        );
    }

    private async Task<string> Slug(int id) =>
        await metadata.Database.Value<string>($"select slug from monitoring.region where id = {id}");

    private static string Body(string code, string? name = null, int type = 4, int office = 1, string more = "") =>
        $$"""{"name":"{{name ?? code}}","region_code":"{{code}}","region_type_id":{{type}},"office_id":{{office}}{{more}}}""";
}
