using System.Text.Json;

namespace Platform.Tests.Features.Monitoring.Datapoints.ListDatapoints;

public sealed class ListDatapointsTests(SmallCountry country) : IClassFixture<SmallCountry>
{
    private const string Path = "/api/v1/datapoint/";

    private HttpClient Reader => country.As(country.Reader);

    [Fact]
    public async Task Lists_groups_with_all_their_values() => await Verify(await Reader.Get(Path));

    [Fact]
    public async Task Lists_the_indicators_asked_for() =>
        await Verify(await Reader.Get(Path + "?indicator__in=3,1,3,99&region__in=1,2,4&campaign__in=1"));

    [Fact]
    public async Task Tells_where_values_come_from() =>
        await Verify(await Reader.Get(Path + "?indicator__in=1,3&region__in=1,3,4&campaign__in=1&provenance=1"));

    [Fact]
    public async Task Lists_one_object_for_each_value() =>
        await Verify(await Reader.Get(Path + "?no_pivot=1&region__in=1&limit=3&offset=2"));

    [Fact]
    public async Task Writes_a_table_with_names() =>
        await Verify(await Reader.Get(Path + "?format=csv&parent_region__in=2&campaign_end=2026-01-31"));

    [Fact]
    public async Task Writes_the_columns_asked_for_even_without_lines() =>
        await Verify(await Reader.Get(Path + "?format=csv&indicator__in=2,1&region__in=99"));

    [Fact]
    public async Task Writes_a_bare_header_when_there_is_nothing() =>
        (await Reader.Get(Path + "?format=csv&region__in=99")).Body.ShouldBe("campaign,region\r\n");

    [Fact]
    public async Task Refuses_everything_that_is_wrong_at_once() =>
        await Verify(
            await Reader.Get(
                Path
                    + "?region__in=&indicator__in=1,x&campaign__in=99999999999&campaign_start=2026-02-30&limit=-1"
                    + "&offset=1.5&format=xml&level=Hamlet&agg_level=all&no_pivot=maybe&region=1&order=desc&uri_display=1"
            )
        );

    [Fact]
    public async Task Refuses_anonymous_callers() => await Verify(await country.Anonymous.Get(Path));

    [Fact]
    public async Task Refuses_other_methods() => await Verify(await Reader.Post(Path, "{}"));

    [Theory]
    [InlineData("region__in=1", "1:2 1:1")] // aggregated, newest campaign first
    [InlineData("region__in=4,4,999,1", "1:2 4:2 1:1 4:1")]
    [InlineData("parent_region__in=1", "2:2 3:2 2:1 3:1")]
    [InlineData("parent_region__in=1&level=district", "10:3 4:2 6:2 4:1 5:1 6:1")]
    [InlineData("parent_region__in=1,2&level=Settlement", "8:2")]
    [InlineData("level=COUNTRY", "9:3 1:2 1:1")]
    [InlineData("region__in=1,4&level=District", "4:2 4:1")]
    [InlineData("region__in=4&parent_region__in=1", "4:2 4:1")]
    [InlineData("campaign_start=2026-03-10&level=province", "2:2 3:2")]
    [InlineData("campaign_end=2026-03-13&level=province", "2:1 3:1")]
    [InlineData("campaign_start=2026-01-10&campaign_end=2026-01-14&campaign__in=1,2&region__in=1", "1:1")]
    [InlineData("indicator__in=5,7", "1:2 3:2 6:2")]
    [InlineData("indicator__in=99", "")]
    [InlineData("region__in=10", "10:3")] // its values in the other office's campaign are not shown
    [InlineData("region__in=7", "")] // cleared, and no children
    [InlineData("limit=2&offset=3", "2:2 3:2")]
    [InlineData("limit=0&offset=9999999999999999999", "")]
    public async Task Chooses_groups(string query, string groups) => (await Groups(Reader, query)).ShouldBe(groups);

    [Fact]
    public async Task Pages_neither_overlap_nor_miss()
    {
        foreach (var query in new[] { "", "&level=district", "&indicator__in=1,2", "&agg_level=no-agg" })
        {
            var whole = await Groups(Reader, "limit=0" + query);
            var total = whole.Split(' ').Length;
            for (var size = 1; size <= 4; size++)
            {
                var pages = new List<string>();
                for (var offset = 0; offset < total; offset += size)
                {
                    var answer = await Reader.Get($"{Path}?limit={size}&offset={offset}{query}");
                    pages.Add(GroupsOf(answer));
                    TotalOf(answer).ShouldBe(total);
                }

                string.Join(' ', pages).ShouldBe(whole);
            }
        }
    }

    [Fact]
    public async Task Pages_of_values_neither_overlap_nor_miss()
    {
        foreach (var query in new[] { "", "&level=district", "&indicator__in=2,1" })
        {
            var whole = await Groups(Reader, "no_pivot=true&limit=0" + query);
            var total = whole.Split(' ').Length;
            for (var size = 1; size <= 5; size++)
            {
                var pages = new List<string>();
                for (var offset = 0; offset < total; offset += size)
                {
                    var answer = await Reader.Get($"{Path}?no_pivot=true&limit={size}&offset={offset}{query}");
                    pages.Add(GroupsOf(answer));
                    TotalOf(answer).ShouldBe(total);
                }

                string.Join(' ', pages).ShouldBe(whole);
            }
        }
    }

    /// <summary>All ways to ask give the same groups, whoever asks; those of others are absent without a hint.</summary>
    [Fact]
    public async Task Gives_only_what_the_caller_may_read()
    {
        var district = country.As(country.District);

        (await Groups(district, "")).ShouldBe("4:2 8:2 4:1");
        (await Groups(district, "region__in=1,4,5,8,9")).ShouldBe("4:2 8:2 4:1");
        (await Groups(district, "parent_region__in=2")).ShouldBe("4:2 4:1");
        (await Groups(district, "parent_region__in=1&level=district")).ShouldBe("4:2 4:1");
        (await Groups(district, "parent_region__in=4&level=settlement")).ShouldBe("8:2");
        (await Groups(district, "indicator__in=1")).ShouldBe("4:2 8:2 4:1");
        (await Groups(district, "no_pivot=1&region__in=1,4&campaign__in=2")).ShouldBe("4:2");
        (await Groups(country.As(country.Nobody), "")).ShouldBe("");
        (await Groups(country.As(country.Nobody), "region__in=4")).ShouldBe("");
        (await Groups(country.As(country.Country), "level=country")).ShouldBe("1:2 1:1");
    }

    [Theory]
    [InlineData("mixed", "1:2=21 4:2=11 8:2=3")]
    [InlineData("agg-only", "1:2=21 4:2=3")]
    [InlineData("no-agg", "4:2=11 8:2=3")]
    public async Task Leaves_out_a_level(string level, string values)
    {
        // Stored in Alder East and in Fen below it; 10 in a district of the other office, which still counts above.
        await country.Database.Execute(
            "update monitoring.datapoint set value = 10 where region_id = 10 and campaign_id = 2"
        );
        await country.Database.Execute("select monitoring.resolve(2, array[10], array[1])");

        (await Values(Reader, $"agg_level={level}&indicator__in=1&region__in=1,4,8&campaign__in=2")).ShouldBe(values);

        await country.Database.Execute(
            "update monitoring.datapoint set value = 1000 where region_id = 10 and campaign_id = 2"
        );
        await country.Database.Execute("select monitoring.resolve(2, array[10], array[1])");
    }

    [Fact]
    public async Task A_page_is_found_whatever_the_trailing_slash() =>
        (await Reader.Get("/api/v1/datapoint?region__in=1")).Body.ShouldBe(
            (await Reader.Get(Path + "?region__in=1")).Body
        );

    private static async Task<string> Groups(HttpClient client, string query)
    {
        var answer = await client.Get($"{Path}?{query}");
        answer.Status.ShouldBe(200, answer.Body);

        return GroupsOf(answer);
    }

    private static string GroupsOf(Exchange answer) =>
        string.Join(' ', Objects(answer).Select(one => $"{one.GetProperty("region")}:{one.GetProperty("campaign")}"));

    private static async Task<string> Values(HttpClient client, string query) =>
        string.Join(
            ' ',
            Objects(await client.Get($"{Path}?{query}"))
                .Select(one =>
                    $"{one.GetProperty("region")}:{one.GetProperty("campaign")}={one.GetProperty("indicators")[0].GetProperty("value")}"
                )
        );

    private static long TotalOf(Exchange answer) =>
        JsonDocument.Parse(answer.Body).RootElement.GetProperty("meta").GetProperty("total_count").GetInt64();

    private static IEnumerable<JsonElement> Objects(Exchange answer) =>
        JsonDocument.Parse(answer.Body).RootElement.GetProperty("objects").EnumerateArray();
}
