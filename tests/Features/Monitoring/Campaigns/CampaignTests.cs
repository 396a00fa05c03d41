namespace Platform.Tests.Features.Monitoring.Campaigns;

/// <summary>Who sees which campaigns, and what a campaign gets by itself.</summary>
public sealed class CampaignTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Path = "/api/v2/campaign/";

    private HttpClient Manager => metadata.As(metadata.Manager);

    /// <summary>Region 10 lies in Nordia and belongs to Sudia's office.</summary>
    [Fact]
    public async Task Visible_are_those_of_the_offices_of_readable_regions_the_latest_first()
    {
        const string Old = $"{Path}?id__lt=4";
        (await metadata.As(metadata.Country).Ids(Old)).ShouldBe("3,2,1");
        (await metadata.As(metadata.Reader).Ids(Old)).ShouldBe("3,2,1");
        (await metadata.As(metadata.District).Ids(Old)).ShouldBe("2,1");
        (await metadata.As(metadata.Writer).Ids(Old)).ShouldBe("2,1");
        (await metadata.As(metadata.Nobody).Ids(Old)).ShouldBe("");
        (await metadata.As(metadata.Root).Ids(Old)).ShouldBe("");
        (await metadata.As(metadata.District).Ids($"{Path}?id=3")).ShouldBe("");
        (await metadata.As(metadata.District).Get($"{Path}3/")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Name_and_slug_come_from_office_and_start()
    {
        await metadata.Database.Execute("insert into monitoring.office (id, name) values (50, 'Sudia'), (51, '¡!')");
        var twin = await Manager.Insert(Path, Body(50, "2014-06-01"));
        var own = await Manager.Insert(Path, Body(2, "2014-06-01"));
        var given = await Manager.Insert(Path, Body(2, "2014-07-01", ",\"name\":\"July\",\"slug\":\"Ju ly\""));
        var odd = await Manager.Insert(Path, Body(51, "0001-12-31"));

        (
            await metadata.Database.Rows(
                $"select name, slug from monitoring.campaign where id in ({twin}, {own}, {given}, {odd}) order by id"
            )
        ).ShouldBe([
            "Sudia June 2014 | sudia-2014-06-01",
            "Sudia June 2014 | sudia-2014-06-01-2",
            "July | Ju ly",
            "¡! December 0001 | 0001-12-31",
        ]);
    }

    [Theory]
    [InlineData(1, "2026-01-10", "", "409 conflict: office_id, start_date: another row has 1, 2026-01-10")]
    [InlineData(1, "2015-01-10", ",\"slug\":\"nordia-march\"", "409 conflict: slug: another row has 'nordia-march'")]
    [InlineData(77, "2015-01-10", "", "400 invalid_value: office_id: there is no row 77")]
    [InlineData(
        1,
        "2015-02-29",
        "",
        "400 invalid_value: start_date: \"2015-02-29\" is not a date YYYY-MM-DD; end_date: \"2015-02-29\" is not a date YYYY-MM-DD"
    )]
    public async Task Refusals(int office, string start, string more, string refusal) =>
        (await Manager.Refusal(Path, Body(office, start, more))).ShouldBe(refusal);

    [Fact]
    public async Task The_end_is_not_before_the_start()
    {
        const string Refused = "400 invalid_value: end_date: a campaign cannot end before its start_date";

        (await Manager.Refusal(Path, """{"id":1,"end_date":"2026-01-09"}""")).ShouldBe(Refused);
        (await Manager.Refusal(Path, """{"id":1,"start_date":"2026-01-15"}""")).ShouldBe(Refused);
        (
            await Manager.Refusal(
                Path,
                """{"office_id":1,"campaign_type_id":1,"start_date":"2015-01-02","end_date":"2015-01-01"}"""
            )
        ).ShouldBe(Refused);
    }

    [Theory]
    [InlineData("campaign", "\"slug\":\"nordia-january\"", "datapoint", "campaign_map")]
    [InlineData("campaign_type", "\"name\":\"National\"", "campaign")]
    [InlineData("office", "\"name\":\"Nordia\"", "region", "campaign", "custom_dashboard")]
    [InlineData("region_type", "\"name\":\"Country\"", "region")]
    [InlineData("indicator", "\"slug\":\"vaccinated\"", "datapoint", "indicator_map", "calculated_indicator_component")]
    [InlineData("indicator_tag", "\"tag_name\":\"Missed\"", "indicator_to_tag")]
    [InlineData("indicator_tag", "\"tag_name\":\"Polio\"", "indicator_tag", "indicator_to_tag")]
    public async Task What_is_in_use_stays_and_the_use_is_named(string resource, string condition, params string[] uses)
    {
        var refusal = await Manager.Refusal($"/api/v2/{resource}/", $$"""{"id":"",{{condition}}}""");

        refusal.ShouldStartWith("409 conflict: the row is still used by ");
        uses.ShouldContain(refusal.Split(' ')[^1], refusal);
    }

    private static string Body(int office, string start, string more = "") =>
        $$"""{"office_id":{{office}},"campaign_type_id":1,"start_date":"{{start}}","end_date":"{{start}}"{{more}}}""";
}
