using Platform.Tests.Features.Monitoring.Documents;

namespace Platform.Tests.Features.Monitoring.Maps;

/// <summary>
/// Who may change or take back a map: whoever may write all regions that hold values through it. A map without values, or
/// a string without a map, is any uploader's.
/// </summary>
public sealed class MapRightsTests(MapRightsTests.Mapped api) : IClassFixture<MapRightsTests.Mapped>
{
    /// <summary>District 11 has values through the string A, 12 through B; both through June, missed and target.</summary>
    public sealed class Mapped : DocumentsApi
    {
        /// <summary>May upload, and has no region.</summary>
        public TestAccount Uploader { get; private set; } = null!;

        /// <summary>A superuser without a region.</summary>
        public TestAccount Root { get; private set; } = null!;

        public TestAccount Account(string name) =>
            name switch
            {
                "reader" => Reader,
                "uploader" => Uploader,
                "local" => Local,
                "writer" => Writer,
                "manager" => Manager,
                _ => Root,
            };

        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            Uploader = await database.AddAccount("uploader");
            Root = await database.AddAccount("root");
            await database.Execute(
                """
                update identity.account set is_superuser = true where username = 'root';
                insert into monitoring.user_permission (user_id, auth_code)
                select id, 'upload_csv' from identity.account where username = 'uploader';
                insert into monitoring.user_group (user_id, group_id)
                select id, 1 from identity.account where username = 'uploader';
                """
            );
        }

        public async Task<int> Prepared()
        {
            await Clear();
            var document = await Ingest("region,campaign,missed,target\nA,June,1,2\nB,June,3,4\nZ,July,5,\n");
            await Map("region", ("A", 11), ("B", 12));
            await Map("campaign", ("June", 1), ("July", 2));
            await Map("indicator", ("missed", 1), ("target", 2));
            (await Refreshed(document)).ShouldBe("""created 4, master_datapoint_count 4, skipped {"UNMAPPED":1}""");

            return document;
        }

        /// <summary>The map of a string, and the string.</summary>
        public async Task<(int Id, int SourceId)> MapOf(string model, string text)
        {
            var column = model == "region" ? "region_code" : model + "_string";
            var ids = await Database.Value<int[]>(
                $"""
                select array[coalesce({model}_map.id, 0), source.id]
                from monitoring.source_{model} as source
                left join monitoring.{model}_map on {model}_map.source_object_id = source.id
                where source.{column} = :text
                """,
                ("text", text)
            );

            return (ids[0], ids[1]);
        }
    }

    [Theory]
    [InlineData("region", "A", 13, "local,writer,manager,root")] // all its values are in 11
    [InlineData("region", "B", 13, "writer,manager,root")]
    [InlineData("campaign", "June", 2, "writer,manager,root")]
    [InlineData("indicator", "missed", 3, "writer,manager,root")]
    [InlineData("campaign", "July", 1, "uploader,local,writer,manager,root")] // no values
    public async Task Only_who_may_write_all_its_regions_changes_or_deletes_a_map(
        string model,
        string text,
        int other,
        string allowed
    )
    {
        foreach (var name in new[] { "reader", "uploader", "local", "writer", "manager", "root" })
        {
            await api.Prepared();
            var (id, source) = await api.MapOf(model, text);
            var client = api.As(api.Account(name));
            var path = $"/api/v2/{model}_map/";
            var expected = allowed.Split(',').Contains(name) ? 200 : 403;
            var sameAgain = name == "reader" ? 403 : 200;
            var before = await Maps(model);

            (await Status(client, path, $$"""{"id":{{id}},"source_object_id":{{source}}}""")).ShouldBe(
                sameAgain,
                $"{name}: to say the same again changes nothing"
            );
            (await Status(client, path, $$"""{"id":{{id}},"master_object_id":{{other}}}""")).ShouldBe(expected, name);
            if (expected == 403)
            {
                (await Maps(model)).ShouldBe(before, name);
            }

            await api.Prepared();
            (id, source) = await api.MapOf(model, text);
            var (_, free) = await api.MapOf("region", "Z");
            if (model == "region")
            {
                (await Status(client, path, $$"""{"id":{{id}},"source_object_id":{{free}}}""")).ShouldBe(
                    expected,
                    name
                );
                await api.Prepared();
                (id, source) = await api.MapOf(model, text);
            }

            (await Status(client, path, $$"""{"id":"","source_object_id":{{source}}}""")).ShouldBe(expected, name);
            (await api.MapOf(model, text)).Id.ShouldBe(expected == 200 ? 0 : id, name);
        }
    }

    [Fact]
    public async Task A_string_without_a_map_is_any_uploaders()
    {
        await api.Prepared();
        var (_, source) = await api.MapOf("region", "Z");
        var body = $$"""{"source_object_id":{{source}},"master_object_id":12}""";

        (await Status(api.As(api.Reader), "/api/v2/region_map/", body)).ShouldBe(403);
        (await Status(api.As(api.Uploader), "/api/v2/region_map/", body)).ShouldBe(200);
    }

    [Fact]
    public async Task Who_is_refused_hears_why()
    {
        await api.Prepared();
        var (id, _) = await api.MapOf("region", "B");

        (await api.As(api.Local).Refusal("/api/v2/region_map/", $$"""{"id":{{id}},"master_object_id":13}""")).ShouldBe(
            "403 permission_denied: this account may not map, or not write every region that has values through this map"
        );
    }

    /// <summary>Of a value that a person typed over, nothing comes through the map any more.</summary>
    [Fact]
    public async Task What_was_typed_over_does_not_count()
    {
        await api.Prepared();
        var (id, _) = await api.MapOf("region", "B");
        foreach (var indicator in new[] { 1, 2 })
        {
            await api.AsWriter.Post(
                "/api/v1/dataentry/",
                $$"""{"region_id":12,"campaign_id":1,"indicator_id":{{indicator}},"value":9}"""
            );
        }

        (
            await Status(api.As(api.Uploader), "/api/v2/region_map/", $$"""{"id":{{id}},"master_object_id":13}""")
        ).ShouldBe(200);
    }

    private static async Task<int> Status(HttpClient client, string path, string body) =>
        (await client.Post(path, body)).Status;

    private Task<IReadOnlyList<string>> Maps(string model) =>
        api.Database.Rows($"select id, source_object_id, master_object_id from monitoring.{model}_map order by id");
}
