using System.Text.Json.Nodes;
using Platform.Features.Casework;

namespace Platform.Tests.Features.Casework;

/// <summary>
/// Reports count what reading shows, for every caller: each dimension that the caller has is compared with the values of
/// the records that the caller reads.
/// </summary>
public sealed class ReportVisibilityTests(VisibilityTests.Branches api) : IClassFixture<VisibilityTests.Branches>
{
    private static readonly string[] OfPeople =
    [
        "client_gender",
        "client_district",
        "client_type",
        "client_age_range",
        "client_religion",
        "client_registered_disabled",
    ];

    [Theory]
    [InlineData("all")]
    [InlineData("project 5")]
    [InlineData("branch 1")]
    [InlineData("branch 2")]
    [InlineData("type 2")]
    [InlineData("nothing")]
    [InlineData("hidden")]
    [InlineData("all through a narrow source")]
    [InlineData("project 5 through a narrow source")]
    [InlineData("twin")]
    public async Task A_report_counts_what_the_caller_reads(string who)
    {
        var caller = Caller(who);
        foreach (var group in RecordGroup.All)
        {
            var selectable = await RunReportTests.Names(caller, $"/v2/{group}/selectable_fields");
            var dimensions = (await RunReportTests.Names(caller, $"/v2/{group}/dimensions"))
                .Where(name => !name.StartsWith("client_", StringComparison.Ordinal) || OfPeople.Contains(name))
                .ToList();
            var read = dimensions.Intersect(selectable, StringComparer.Ordinal).ToList();
            var records = (await caller.Get($"/v2/{group}/field/id;{string.Join(';', read)}")).Json().AsArray();
            foreach (var name in read)
            {
                var report = (await caller.Get($"/v2/{group}/dimension/{name}")).Json().AsArray();
                Told(report, name).ShouldBe(Counted(records, name), ignoreOrder: true, $"{who}: {group} by {name}");
            }

            foreach (var (first, second) in read.Zip(read.Skip(1)))
            {
                var report = (await caller.Get($"/v2/{group}/dimension/{first}/metric/{second}")).Json().AsArray();
                Told(report, first, second)
                    .ShouldBe(
                        Counted(records, first, second),
                        ignoreOrder: true,
                        $"{who}: {group} by {first}, {second}"
                    );
            }

            foreach (var name in dimensions.Except(selectable, StringComparer.Ordinal))
            {
                RunReportTests
                    .Sum(await caller.Get($"/v2/{group}/dimension/{name}"))
                    .ShouldBe(records.Count, $"{who}: {group} by {name}");
            }
        }
    }

    /// <summary>As if there were none: the same words as for a name that never was, without a hint.</summary>
    [Theory]
    [InlineData("clients/dimension/religion", "unknown_dimension 4 religion")]
    [InlineData("clients/dimension/gender/metric/religion", "unknown_metric 6 religion")]
    [InlineData("clients/dimension/relijion", "unknown_dimension 4 relijion")]
    [InlineData("referrals/dimension/stage", "unknown_dimension 4 stage")]
    [InlineData("referrals/dimension/client_gender", "unknown_dimension 4 client_gender")]
    [InlineData("done_contacts/dimension/client_religion", "unknown_dimension 4 client_religion")]
    [InlineData("clients/dimension/gender/religion/1", "unknown_filter 5 religion")]
    public async Task Hidden_fields_are_no_dimensions(string path, string problem) =>
        (await api.As(17).Get("/v2/" + path)).Problems().ShouldBe([problem]);

    [Fact]
    public async Task What_is_hidden_in_one_group_counts_in_another()
    {
        RunReportTests.Sum(await api.As(17).Get("/v2/done_contacts/dimension/stage")).ShouldBe(4);
        RunReportTests.Sum(await api.As(17).Get("/v2/done_contacts/dimension/client_gender")).ShouldBe(4);
    }

    [Theory]
    [InlineData("clients/dimension/gender")]
    [InlineData("clients/dimension/nosuch/metric/neither")]
    [InlineData("workers/active/Y/dimension/active")]
    [InlineData("clients/1/dimension/gender")]
    public async Task Who_may_not_ask_for_reports_is_told_so_first(string path)
    {
        var refused = await api.As(16).Get("/v2/" + path);

        refused.Status.ShouldBe(403);
        refused.Problems().ShouldBe(["reports_not_allowed"]);
    }

    [Fact]
    public async Task Not_allowed_as_it_is_sent() =>
        await Verify(await api.As(16).Get("/v2/clients/dimension/gender")).UseDirectory("RunReport");

    private HttpClient Caller(string who) =>
        who switch
        {
            "all" => api.User,
            "twin" => api.Twin,
            "project 5" => api.As(11),
            "branch 1" => api.As(12),
            "branch 2" => api.As(13),
            "type 2" => api.As(14),
            "nothing" => api.As(15),
            "hidden" => api.As(17),
            "all through a narrow source" => Narrow("ann-through-narrow"),
            _ => Narrow("eleven-through-narrow"),
        };

    private HttpClient Narrow(string key) => api.Calling(CaseworkApi.OrgKey, "narrow-narrow-narrow", key);

    private static IEnumerable<string> Told(JsonArray report, params string[] names) =>
        report.Select(row => $"{ValueOf(row, names)}: {row!["count"]}");

    private static IEnumerable<string> Counted(JsonArray records, params string[] names) =>
        records.GroupBy(record => ValueOf(record, names)).Select(values => $"{values.Key}: {values.Count()}");

    private static string ValueOf(JsonNode? row, string[] names) =>
        string.Join(", ", names.Select(name => row![name]?.ToJsonString() ?? "null"));
}
