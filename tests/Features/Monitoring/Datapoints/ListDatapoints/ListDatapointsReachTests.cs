using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Monitoring.Datapoints.ListDatapoints;

/// <summary>
/// Three statements with several ways each, by who asks and for what: all of them lead to what looking at each cell
/// and asking for its region gives.
/// </summary>
public sealed class ListDatapointsReachTests(ManyValues country) : IClassFixture<ManyValues>
{
    private static readonly string[] Accounts = ["reader", "country", "district"];

    /// <summary>With what they mean for a cell, its region and its campaign.</summary>
    private static readonly (string Query, string Condition)[] Choices =
    [
        ("", "true"),
        ("level=settlement", "region.region_type_id = 4"),
        ("parent_region__in=1,4", "region.parent_region_id in (1, 4)"),
        ("region__in=1,4,110,340,9,10", "region.id in (1, 4, 110, 340, 9, 10)"),
        ("campaign__in=110,150,3", "campaign.id in (110, 150, 3)"),
        ("campaign__in=150&level=district", "campaign.id = 150 and region.region_type_id = 3"),
        (
            "campaign_start=2020-03-01&campaign_end=2020-03-20",
            "campaign.start_date >= '2020-03-01' and campaign.end_date <= '2020-03-20'"
        ),
        ("indicator__in=1", "cell.indicator_id = 1"),
        ("indicator__in=7,3,2", "cell.indicator_id in (7, 3, 2)"),
        ("indicator__in=99", "false"),
    ];

    private static readonly (string Level, string Flag)[] Levels =
    [
        ("mixed", "has_value"),
        ("no-agg", "has_local"),
        ("agg-only", "has_parts"),
    ];

    private static readonly (string Query, int? Limit, int Offset)[] Pages =
    [
        ("limit=7&offset=5", 7, 5),
        ("limit=0&offset=30", null, 30),
        ("offset=100000", 20, 100_000),
    ];

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var account in Accounts)
        {
            foreach (var (query, _) in Choices)
            {
                cases.Add(account, query);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_way_leads_to_the_naive_answer(string account, string choice)
    {
        foreach (var (level, flag) in Levels)
        {
            var cells = await Naive(account, choice, flag);
            await Compare(account, $"{choice}&agg_level={level}&no_pivot=1", cells);
            await Compare(account, $"{choice}&agg_level={level}", [.. cells.Select(PairOf).Distinct()]);
        }
    }

    /// <summary>Else the way for many is not taken, or has nothing to show.</summary>
    [Fact]
    public async Task There_are_more_pairs_than_are_looked_up_one_by_one() =>
        (
            await country.Database.Rows(
                """
                select
                    (select count(*) from monitoring.region) * (select count(*) from monitoring.campaign) > 20000,
                    (select count(*) from monitoring.datapoint_group where is_shown) > 1000
                """
            )
        ).ShouldBe(["true | true"]);

    private async Task Compare(string account, string query, IReadOnlyList<string> expected)
    {
        var isFlat = query.Contains("no_pivot");
        foreach (var (page, limit, offset) in Pages)
        {
            var answer = await country.As(country.Account(account)).Get($"/api/v1/datapoint/?{query}&{page}");

            answer.Status.ShouldBe(200, answer.ToString());
            var body = JsonNode.Parse(answer.Body)!;
            ((int)body["meta"]!["total_count"]!).ShouldBe(expected.Count, query);
            body["objects"]!
                .AsArray()
                .Select(one => isFlat ? CellOf(one!) : $"{one!["campaign"]} {one["region"]}")
                .ShouldBe(expected.Skip(offset).Take(limit ?? int.MaxValue), $"{query}&{page}");
        }
    }

    private static string CellOf(JsonNode one) =>
        $"{one["campaign"]} {one["region"]} {one["indicators"]!.AsArray().Single()!["indicator"]}";

    private static string PairOf(string cell) => cell[..cell.LastIndexOf(' ')];

    private Task<IReadOnlyList<string>> Naive(string account, string choice, string flag)
    {
        var asked = choice.StartsWith("indicator__in=", StringComparison.Ordinal)
            ? choice["indicator__in=".Length..]
            : "";

        return country.Database.Rows(
            $"""
            select concat_ws(' ', cell.campaign_id, cell.region_id, cell.indicator_id)
            from monitoring.datapoint_resolved as cell
            inner join monitoring.region on region.id = cell.region_id
            inner join monitoring.campaign on campaign.id = cell.campaign_id
            where
                cell.{flag}
                and campaign.office_id = region.office_id
                and exists (select 1 from monitoring.region_access({country.Account(account).Id}, 'r', region.id))
                and {Choices.Single(item => item.Query == choice).Condition}
            order by
                campaign.start_date desc,
                campaign.id desc,
                region.id,
                coalesce(array_position(array[{asked}]::integer[], cell.indicator_id), cell.indicator_id)
            """
        );
    }
}
