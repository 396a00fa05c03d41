namespace Platform.Tests.Features.Monitoring.Writes;

/// <summary>However many insert rows of one name at once: each gets the next free number.</summary>
public sealed class GeneratedSlugTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const int AtOnce = 30;

    [Fact]
    public Task Regions() =>
        Numbered(
            "region",
            "thirty",
            at =>
                $$"""{"name":"Thirty{{new string('!', at)}}","region_code":"T{{at}}","region_type_id":4,"office_id":1,"source_id":1}"""
        );

    [Fact]
    public Task Indicators() =>
        Numbered(
            "indicator",
            "thirty",
            at => $$"""{"name":"Thirty{{new string('?', at)}}","short_name":"T{{at}}","description":"","source_id":1}"""
        );

    [Fact]
    public async Task Campaigns_of_offices_of_one_name()
    {
        await metadata.Database.Execute(
            "insert into monitoring.office (id, name) select 100 + at, 'Thirty' from generate_series(1, 30) as at"
        );

        await Numbered(
            "campaign",
            "thirty-2030-01-01",
            at =>
                $$"""{"office_id":{{100 + at}},"campaign_type_id":1,"start_date":"2030-01-01","end_date":"2030-01-02"}"""
        );
    }

    private async Task Numbered(string resource, string slug, Func<int, string> body)
    {
        var manager = metadata.As(metadata.Manager);
        var answers = await Task.WhenAll(
            Enumerable.Range(1, AtOnce).Select(at => manager.Post($"/api/v2/{resource}/", body(at)))
        );

        answers.ShouldAllBe(answer => answer.Status == 200);
        (await metadata.Database.Rows($"select slug from monitoring.{resource} where slug like '{slug}%'"))
            .Order()
            .ShouldBe(Enumerable.Range(1, AtOnce).Select(at => at == 1 ? slug : $"{slug}-{at}").Order());
    }
}
