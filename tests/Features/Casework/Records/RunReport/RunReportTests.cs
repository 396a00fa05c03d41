using System.Globalization;
using Platform.Features.Casework;

namespace Platform.Tests.Features.Casework;

/// <summary>Counts by dimension and metric.</summary>
public sealed class RunReportTests(CasesApi api) : IClassFixture<CasesApi>
{
    [Fact]
    public async Task By_one_field_by_two_and_with_filters() =>
        await Verify(
            new[]
            {
                await api.User.Get("/v2/clients/dimension/district"),
                await api.User.Get("/v2/clients/dimension/district/metric/gender"),
                await api.User.Get(
                    "/v2/clients/dimension/district/metric/gender/main_disability/7;9/blue_badge_holder/Y"
                ),
                await api.User.Get("/v2/done_contacts/dimension/day/date_active/2018-10-01,2018-10-31/user/1"),
                await api.User.Get("/v2/clients/dimension/district/metric/employment_status?resolveIds[]=ALL"),
                await api.User.Get("/v2/clients/dimension/religion/id/999"),
            }
        );

    [Fact]
    public async Task Refusals_as_they_are_sent() =>
        await Verify(
            new[]
            {
                await api.User.Get("/v2/clients/dimension/distrikt/metric/month/religion/x"),
                await api.User.Get("/v2/clients/dimension/gender/metric/gender"),
                await api.User.Get("/v2/clients/metric/gender"),
                await api.User.Get("/v2/clients/dimension/gender/field/id"),
                await api.User.Get("/v2/clients/dimension/gender?limit=10&sort=id"),
                await api.Anonymous.Get("/v2/clients/dimension/gender"),
                await api.User.Send(HttpMethod.Delete, "/v2/clients/dimension/gender"),
            }
        );

    [Theory]
    [InlineData("clients/dimension", "missing_value 3 dimension")]
    [InlineData("clients/dimension/gender/metric", "missing_value 5 metric")]
    [InlineData("clients/dimension/gender/dimension/district", "duplicate_clause 5 dimension")]
    [InlineData("clients/dimension/gender/metric/district/metrics/type", "duplicate_clause 7 metrics")]
    [InlineData("clients/dimension/surname", "unknown_dimension 4 surname")]
    [InlineData("clients/dimension/Gender", "unknown_dimension 4 Gender gender")]
    [InlineData("clients/dimension/branch", "unknown_dimension 4 branch")]
    [InlineData("clients/dimension/gender;district", "unknown_dimension 4 gender;district")]
    [InlineData("clients/dimension/gender/metric/year", "unknown_metric 6 year")]
    [InlineData("referrals/dimension/date_active", "unknown_dimension 4 date_active")]
    [InlineData("referrals/dimension/client", "unknown_dimension 4 client")]
    [InlineData("clients/dimension/gender?after=1", "conflicting_parameters after")]
    [InlineData("clients/dimension/gender?resolveIds[]=district", "unknown_field district")]
    [InlineData("clients/dimension/gender?format=csv", "unknown_parameter format")]
    public async Task Refuses(string path, string first)
    {
        var refused = await api.User.Get("/v2/" + path);

        refused.Status.ShouldBe(400, refused.ToString());
        refused.Problems()[0].ShouldBe(first);
        refused.Code().ShouldBe(first.Split(' ')[0]);
    }

    [Theory]
    [InlineData("done_contacts/dimension/year", "2018:4")]
    [InlineData("done_contacts/dimension/quarter", "2018-Q4:4")]
    [InlineData("done_contacts/dimension/month", "2018-10:3 2018-11:1")]
    [InlineData("done_contacts/dimension/week", "2018-W40:1 2018-W41:1 2018-W44:1 2018-W45:1")]
    [InlineData("done_contacts/dimension/day", "2018-10-03:1 2018-10-10:1 2018-10-31:1 2018-11-05:1")]
    [InlineData("due_contacts/dimension/week", "2018-W48:1")]
    [InlineData("referrals/dimension/month", "2018-10:2 2018-11:1")]
    [InlineData("referrals/dimension/day", "2018-10-03:1 2018-10-10:1 2018-11-05:1")]
    [InlineData("schedules/dimension/week", "2018-W41:1")]
    [InlineData("clients/dimension/month", "2018-10:5")]
    [InlineData("workers/dimension/year", ":1")] // no start: the bucket of what is missing
    public async Task By_time(string path, string counts) => Counts(await api.User.Get("/v2/" + path)).ShouldBe(counts);

    [Theory]
    [InlineData("clients/metric/gender/blue_badge_holder/Y/dimension/district")]
    [InlineData("clients/blue_badge_holder/Y/dimension/district/metrics/gender")]
    [InlineData("clients/dimension/district/blue_badge_holder/Y/metric/gender/")]
    public async Task In_any_order(string path) =>
        (await api.User.Get("/v2/" + path)).Body.ShouldBe(
            (await api.User.Get("/v2/clients/dimension/district/metric/gender/blue_badge_holder/Y")).Body
        );

    [Fact]
    public async Task Missing_values_come_last_and_ids_without_a_name_behind_names()
    {
        Counts(await api.User.Get("/v2/clients/dimension/gender")).ShouldBe("1:2 2:2 :1");
        Counts(await api.User.Get("/v2/clients/dimension/gender?resolveIds[]=gender")).ShouldBe("1:2 2:2 :1");
        Counts(await api.User.Get("/v2/clients/dimension/type?resolveIds[]=type")).ShouldBe("Client:4 2:1");
        Counts(await api.User.Get("/v2/clients/dimension/district?resolveIds=ALL")).ShouldBe("North:3 South:1 :1");
    }

    /// <summary>Each referral once, however many contacts make it match.</summary>
    [Fact]
    public async Task A_referral_with_two_matching_contacts_is_counted_once() =>
        Counts(await api.User.Get("/v2/referrals/dimension/project/date_active/2018-10-01,2018-10-31")).ShouldBe("5:2");

    [Fact]
    public async Task A_record_is_counted_where_it_is_found_also_by_its_number()
    {
        Counts(await api.User.Get("/v2/clients/1/dimension/gender")).ShouldBe("1:1");
        Counts(await api.User.Get("/v2/clients/1001/dimension/gender")).ShouldBe("", "it is of the other organisation");
        Counts(await api.Twin.Get("/v2/clients/1001/dimension/gender")).ShouldBe("1:1");
    }

    /// <summary>Every dimension of every group, alone and by names, counts what there is: nothing twice, nothing lost.</summary>
    [Fact]
    public async Task Every_dimension_counts_each_record_once()
    {
        foreach (var group in RecordGroup.All)
        {
            var records = (await api.User.Get($"/v2/{group}/field/id")).Json().AsArray().Count;
            foreach (var name in await Names(api.User, $"/v2/{group}/dimensions"))
            {
                var path = $"/v2/{group}/dimension/{name}";
                Sum(await api.User.Get(path)).ShouldBe(records, path);
                Sum(await api.User.Get($"{path}?resolveIds[]=ALL")).ShouldBe(records, path);
            }
        }
    }

    [Fact]
    public async Task A_report_by_another_organisation_has_its_own_numbers_only()
    {
        Counts(await api.User.Get("/v2/referrals/dimension/project")).ShouldBe("5:2 6:1");
        Counts(await api.Twin.Get("/v2/referrals/dimension/project")).ShouldBe("105:2 106:1");
    }

    /// <summary>
    /// The planner does as the statement hopes: it reads no referrals for contacts of somebody who sees them all, and reads
    /// them for everybody else.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Referrals_are_read_where_they_decide(bool seesAll)
    {
        var type = CaseworkCatalogue.Of(RecordGroup.DoneContacts).Find("contact_type").ShouldNotBeNull();
        var statement = RecordReader
            .Named("Counts", RecordGroup.DoneContacts)
            .Fill("shown", CaseworkCatalogue.Groups([(type, false)]))
            .Fill("dimensions", CaseworkCatalogue.Dimensions([type]))
            .Fill("joins")
            .Fill("filters")
            .Fill("grouping", CaseworkCatalogue.Grouping(1))
            .Fill("names")
            .Fill("ordering", CaseworkCatalogue.Ordering(1));

        var plan = await api.Database.Rows(
            "explain (costs off) " + statement.Text,
            ("org_id", 1L),
            ("all_projects", seesAll),
            ("projects", new long[] { 5 }),
            ("all_types", true),
            ("types", Array.Empty<int>()),
            ("all_branches", true),
            ("branches", Array.Empty<long>()),
            ("min_cell", 0L),
            ("limit", 10L)
        );

        plan.Any(line => line.Contains(" on referral", StringComparison.Ordinal)).ShouldBe(!seesAll);
    }

    internal static async Task<IReadOnlyList<string>> Names(HttpClient caller, string path) =>
        [.. (await caller.Get(path)).Json().AsArray().Select(field => (string)field!["name"]!)];

    internal static long Sum(Exchange report) => report.Json().AsArray().Sum(row => (long)row!["count"]!);

    /// <summary>Value and count of each row.</summary>
    internal static string Counts(Exchange report) =>
        string.Join(
            ' ',
            report
                .Json()
                .AsArray()
                .Select(row =>
                    string.Join(
                        ':',
                        row!.AsObject().Select(part => Convert.ToString(part.Value, CultureInfo.InvariantCulture))
                    )
                )
        );
}

/// <summary>Ends of years and of days in the organisation's time zone, and counts that are too small to tell.</summary>
public sealed class RunReportEdgesTests(RunReportEdgesTests.Edges api) : IClassFixture<RunReportEdgesTests.Edges>
{
    /// <summary>The second organisation tells no count below two.</summary>
    public sealed class Edges : CasesApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                update casework.client set created = '2018-09-30 23:30Z' where id = 1; -- half past midnight in London
                update casework.client set created = '2018-09-30 22:30Z' where id = 2;
                update casework.contact set start_date = '2018-12-31 23:59:59', end_date = '2019-01-01 01:00' where id = 1;
                update casework.contact set start_date = '2019-01-01', end_date = '2019-01-01' where id = 2;
                update casework.org set min_cell = 2 where id = 2;
                """
            );
        }
    }

    [Theory]
    [InlineData("clients/dimension/month/id/1;2", "2018-09:1 2018-10:1")]
    [InlineData("done_contacts/dimension/year/id/1;2", "2018:1 2019:1")]
    [InlineData("done_contacts/dimension/quarter/id/1;2", "2018-Q4:1 2019-Q1:1")]
    [InlineData("done_contacts/dimension/week/id/1;2", "2019-W01:2")] // ISO weeks belong to the year of their Thursday
    [InlineData("done_contacts/dimension/day/date_active/2018-12-31", "2018-12-31:1")]
    public async Task Days_are_those_of_the_organisation(string path, string counts) =>
        RunReportTests.Counts(await api.User.Get("/v2/" + path)).ShouldBe(counts);

    [Fact]
    public async Task A_count_below_the_least_is_not_told()
    {
        RunReportTests.Counts(await api.Twin.Get("/v2/clients/dimension/gender")).ShouldBe("1:2 2:2 :");
        RunReportTests
            .Counts(await api.Twin.Get("/v2/clients/dimension/month/id/1001;1002;1003"))
            .ShouldBe("2018-10:3");
        using var list = await api.Twin.GetAsync("/v2/clients/gender/1/district/1?limit=5");
        list.Headers.GetValues("X-Total-Count").ShouldBe(["1"], "a list is no report");
    }
}

/// <summary>How many groups a report may have.</summary>
public sealed class RunReportSizeTests(CasesApi api) : IClassFixture<CasesApi>
{
    [Fact]
    public async Task Ten_thousand_groups_are_answered_and_one_more_is_refused()
    {
        await api.Database.Execute(
            """
            insert into casework.client (id, org_id, surname, district)
            select 20000 + number, 1, 'Many', number from generate_series(11, 10007) as number
            """
        );
        // With districts 1 and 2, and none.
        (await api.User.Get("/v2/clients/dimension/district"))
            .Json()
            .AsArray()
            .Count.ShouldBe(10_000);

        await api.Database.Execute(
            "insert into casework.client (id, org_id, surname, district) values (50000, 1, 'One', 20000)"
        );

        (await api.User.Get("/v2/clients/dimension/district")).Problems().ShouldBe(["report_too_large 10000"]);
        (await api.User.Get("/v2/clients/dimension/district/district/1;2")).Status.ShouldBe(200);
    }
}
