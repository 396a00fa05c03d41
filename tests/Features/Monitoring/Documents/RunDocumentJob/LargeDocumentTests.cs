using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace Platform.Tests.Features.Monitoring.Documents.RunDocumentJob;

/// <summary>1,000 districts, 50 indicators: what a country sends after a round.</summary>
public sealed class LargeDocumentTests(LargeDocumentTests.Country api, ITestOutputHelper output)
    : IClassFixture<LargeDocumentTests.Country>
{
    public sealed class Country : DocumentsApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Documents:MaxBytes"] = "20000000";
            settings["Documents:AnswerWithinSeconds"] = "300";
        }

        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                insert into monitoring.region (id, name, region_code, slug, region_type_id, office_id, parent_region_id)
                select 1000 + at, 'D' || at, 'D' || at, 'd' || at, 3, 1, 2 + at % 2
                from generate_series(1, 1000) as at;
                insert into monitoring.indicator (id, name, short_name, slug, source_id)
                select 100 + at, 'I' || at, 'I' || at, 'i' || at, 1
                from generate_series(1, 50) as at;
                insert into monitoring.group_permission (group_id, indicator_id)
                select 1, 100 + at
                from generate_series(1, 50) as at;
                """
            );
        }
    }

    [Fact]
    public async Task Fifty_thousand_cells()
    {
        var clock = Stopwatch.StartNew();
        var document = await api.Upload(File(value: 1));
        Tell("uploaded");
        (await api.Process(document)).Body.ShouldContain("\"source_datapoint_count\":50000");
        Tell("processed");
        (await api.Process(document)).Body.ShouldContain("\"source_datapoint_count\":50000");
        Tell("processed again");
        await MapAll();
        clock.Restart();

        (await api.Refreshed(document)).ShouldBe("created 50000, master_datapoint_count 50000");
        Tell("refreshed");
        (await api.Refreshed(document)).ShouldBe("unchanged 50000, master_datapoint_count 50000");
        Tell("refreshed again");
        (await api.Value(1, 1, 101)).ShouldBe(1000);

        var newer = await api.Upload(File(value: 2));
        await api.Process(newer);
        clock.Restart();
        (await api.Refreshed(newer)).ShouldBe("updated 50000, master_datapoint_count 50000");
        Tell("refreshed over another");
        (await api.Value(1, 1, 150)).ShouldBe(2000);
        await api.ShouldBeResolved();

        void Tell(string what)
        {
            output.WriteLine($"{what} in {clock.Elapsed.TotalSeconds:0.00} s");
            clock.Restart();
        }
    }

    private static string File(int value)
    {
        var text = new StringBuilder("region,campaign,").AppendJoin(
            ',',
            Enumerable.Range(1, 50).Select(at => $"I{at}")
        );
        var values = string.Join(',', Enumerable.Repeat(value.ToString(CultureInfo.InvariantCulture), 50));
        for (var region = 1; region <= 1000; region++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nD{region},June,{values}");
        }

        return text.ToString();
    }

    private Task<int> MapAll() =>
        api.Database.Execute(
            """
            insert into monitoring.region_map (source_object_id, master_object_id, mapped_by_id)
            select source_region.id, region.id, :caller
            from monitoring.source_region
            inner join monitoring.region on region.region_code = source_region.region_code;
            insert into monitoring.campaign_map (source_object_id, master_object_id, mapped_by_id)
            select source_campaign.id, 1, :caller
            from monitoring.source_campaign;
            insert into monitoring.indicator_map (source_object_id, master_object_id, mapped_by_id)
            select source_indicator.id, indicator.id, :caller
            from monitoring.source_indicator
            inner join monitoring.indicator on indicator.name = source_indicator.indicator_string;
            """,
            ("caller", api.Writer.Id)
        );
}
