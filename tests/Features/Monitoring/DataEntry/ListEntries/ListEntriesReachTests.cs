using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Monitoring.DataEntry.ListEntries;

/// <summary>
/// The list takes other ways for callers who may read all regions, many, or few, and for filters that match many
/// datapoints or few: all of them lead to what asking for each datapoint's region gives.
/// </summary>
public sealed class ListEntriesReachTests(ManyEntries country) : IClassFixture<ManyEntries>
{
    private static readonly string[] Accounts = ["all", "roots", "country", "district", "settlement", "nobody"];

    private static readonly (string Query, string Condition)[] Filters =
    [
        ("", "true"),
        ("campaign__gt=0", "true"),
        ("value__gte=1", "value >= 1"),
        ("value__isnull=true", "value is null"),
        ("indicator=2", "indicator_id = 2"),
        ("region__in=4,8,11", "region_id in (4, 8, 11)"),
        ("campaign=1", "campaign_id = 1"),
        ("campaign=1000", "false"),
    ];

    private static readonly (string Query, int? Limit, int Offset)[] Pages =
    [
        ("", 20, 0),
        ("limit=7&offset=5", 7, 5),
        ("limit=0", null, 0),
        ("limit=0&offset=30", null, 30),
        ("offset=100000", 20, 100_000),
    ];

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var account in Accounts)
        {
            foreach (var (query, _) in Filters)
            {
                cases.Add(account, query);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_way_leads_to_the_naive_answer(string account, string filter)
    {
        var condition = Filters.Single(item => item.Query == filter).Condition;
        var expected = await Naive(country.Account(account).Id, condition);
        foreach (var (query, limit, offset) in Pages)
        {
            var answer = await country.As(country.Account(account)).Get($"/api/v1/dataentry/?{query}&{filter}");

            answer.Status.ShouldBe(200, answer.ToString());
            var body = JsonNode.Parse(answer.Body)!;
            ((int)body["meta"]!["total_count"]!).ShouldBe(expected.Count, query);
            body["objects"]!.AsArray().Select(Row).ShouldBe(expected.Skip(offset).Take(limit ?? int.MaxValue), query);
        }
    }

    /// <summary>The regions of the accounts are as wide as their names say.</summary>
    [Theory]
    [InlineData("all", true, true)]
    [InlineData("roots", true, false)]
    [InlineData("country", true, false)]
    [InlineData("district", true, false)]
    [InlineData("settlement", false, false)]
    [InlineData("nobody", false, false)]
    public async Task Reach_is_told(string account, bool isWide, bool isWhole) =>
        (
            await country.Database.Rows(
                $"select is_wide::text, is_whole::text from monitoring.reach_of({country.Account(account).Id}, 'r')"
            )
        ).ShouldBe([$"{isWide} | {isWhole}".ToLowerInvariant()]);

    private Task<IReadOnlyList<string>> Naive(long accountId, string condition) =>
        country.Database.Rows(
            $"""
            select concat_ws(' ', id, region_id, campaign_id, indicator_id, coalesce(value::text, '-'))
            from monitoring.datapoint
            where
                exists (select 1 from monitoring.region_access({accountId}, 'r', region_id))
                and {condition}
            order by id
            """
        );

    private static string Row(JsonNode? row) =>
        string.Join(
            ' ',
            row!["datapoint_id"],
            row["region_id"],
            row["campaign_id"],
            row["indicator_id"],
            row["value"]?.ToString() ?? "-"
        );
}
