namespace Platform.Tests.Features.Monitoring.Indicators.WriteIndicator;

/// <summary>The rules of indicators beyond those of all resources.</summary>
public sealed class WriteIndicatorTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Path = "/api/v2/indicator/";

    private HttpClient Manager => metadata.As(metadata.Manager);

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

        (
            await metadata.Database.Rows(
                $"""
                select 'indicator' from monitoring.indicator where id = {id}
                union all
                select 'bound' from monitoring.indicator_bound where indicator_id = {id}
                union all
                select 'tag' from monitoring.indicator_to_tag where indicator_id = {id}
                union all
                select 'right' from monitoring.group_permission where indicator_id = {id}
                """
            )
        ).ShouldBeEmpty();
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
}
