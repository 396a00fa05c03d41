namespace Platform.Tests.Features.Monitoring.Campaigns.WriteCampaign;

/// <summary>What a campaign gets by itself, and what it may be.</summary>
public sealed class WriteCampaignTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Path = "/api/v2/campaign/";

    private HttpClient Manager => metadata.As(metadata.Manager);

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

    private static string Body(int office, string start, string more = "") =>
        $$"""{"office_id":{{office}},"campaign_type_id":1,"start_date":"{{start}}","end_date":"{{start}}"{{more}}}""";
}
