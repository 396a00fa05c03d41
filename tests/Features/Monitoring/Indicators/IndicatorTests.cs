namespace Platform.Tests.Features.Monitoring.Indicators;

/// <summary>Indicators, their tags, and the groups through which they are written.</summary>
public sealed class IndicatorTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Path = "/api/v2/indicator/";

    private HttpClient Manager => metadata.As(metadata.Manager);

    [Fact]
    public async Task Everybody_reads_all_and_writes_those_of_the_groups()
    {
        const string Old = $"{Path}?id__lt=9";
        (await metadata.As(metadata.Nobody).Ids(Old)).ShouldBe("1,2,3,4,5,6,7,8");
        (await metadata.As(metadata.Country).Ids($"{Old}&read_write=w")).ShouldBe("1,2,3,4,5,6,7");
        (await metadata.As(metadata.Country).Ids($"{Path}?id__in=7,8&read_write=w")).ShouldBe("7");
        (await metadata.As(metadata.Nobody).Ids($"{Old}&read_write=w")).ShouldBe("");
        (await metadata.As(metadata.Root).Ids($"{Old}&read_write=w")).ShouldBe("");
    }

    [Fact]
    public async Task The_members_of_a_deleted_group_lose_the_right()
    {
        var group = await Manager.Insert("/api/v2/group/", """{"name":"Short-lived"}""");
        await Manager.Insert("/api/v2/user_group/", $$"""{"user_id":{{metadata.Uploader.Id}},"group_id":{{group}}}""");
        await Manager.Insert("/api/v2/group_permission/", $$"""{"indicator_id":8,"group_id":{{group}}}""");
        (await metadata.As(metadata.Uploader).Ids($"{Path}?read_write=w")).ShouldBe("8");

        (await Manager.Post("/api/v2/group/", """{"id":"","name":"Short-lived"}""")).Status.ShouldBe(200);

        (await metadata.As(metadata.Uploader).Ids($"{Path}?read_write=w")).ShouldBe("");
        (await metadata.As(metadata.Uploader).Ids($"/api/v2/user_group/?group={group}")).ShouldBe("");
        (await metadata.As(metadata.Uploader).Ids($"/api/v2/group_permission/?group={group}")).ShouldBe("");
    }

    [Fact]
    public async Task With_an_indicator_go_its_bounds_tags_and_rights()
    {
        var id = await Manager.Insert(
            Path,
            """{"name":"Gone","short_name":"gone","description":null,"source_id":1,"aggregation":"none"}"""
        );
        await metadata.Database.Execute(
            $"""
            insert into monitoring.indicator_bound (indicator_id, bound_name) values ({id}, 'x');
            insert into monitoring.indicator_to_tag (indicator_id, indicator_tag_id) values ({id}, 3);
            insert into monitoring.group_permission (indicator_id, group_id) values ({id}, 1);
            """
        );

        (await Manager.Post(Path, """{"id":"","name":"Gone"}""")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("\"aggregation\":\"max\"", "400 invalid_value: aggregation: 'max' is none of sum, none, mean")]
    [InlineData("\"name\":\"Target\"", "409 conflict: name: another row has 'Target'")]
    [InlineData("\"short_name\":\"target\"", "409 conflict: short_name: another row has 'target'")]
    [InlineData("\"is_reported\":\"2\"", "400 invalid_value: is_reported: \"2\" is not true or false")]
    [InlineData("\"is_reported\":null", "400 invalid_value: is_reported: may not be empty")]
    [InlineData("\"source_id\":77", "400 invalid_value: source_id: there is no row 77")]
    [InlineData(
        "\"bound_json\":[]",
        "400 unknown_field: bound_json: the fields are name, short_name, slug, description, is_reported, source_id, aggregation"
    )]
    public async Task Refusals(string field, string refusal) =>
        (await Manager.Refusal(Path, $$"""{"id":8,{{field}}}""")).ShouldBe(refusal);

    [Theory]
    [InlineData("{\"id\":1,\"parent_tag_id\":1}")]
    [InlineData("{\"id\":1,\"parent_tag_id\":2}")]
    [InlineData("{\"id\":1,\"parent_tag\":2}")]
    public async Task No_tag_lies_below_itself(string body) =>
        (await Manager.Refusal("/api/v2/indicator_tag/", body)).ShouldBe(
            "400 invalid_value: parent_tag_id: a tag cannot lie below itself"
        );
}
