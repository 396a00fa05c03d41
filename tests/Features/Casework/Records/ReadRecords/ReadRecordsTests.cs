using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Casework;

/// <summary>Reading by path: what is found, what it looks like, and what is wrong with a path.</summary>
public sealed class ReadRecordsTests(CasesApi api) : IClassFixture<CasesApi>
{
    [Theory]
    [InlineData("clients")]
    [InlineData("referrals")]
    [InlineData("done_contacts")]
    [InlineData("due_contacts")]
    [InlineData("workers")]
    [InlineData("schedules")]
    [InlineData("cancelled_contacts")]
    [InlineData("relationships")]
    public async Task All_of_a_group(string group) =>
        await Verify(await api.User.Get($"/v2/{group}")).UseParameters(group);

    /// <summary>The contract's own questions.</summary>
    [Theory]
    [InlineData("clients/religion/1;3;10/ethnicity/1", "1 2")]
    [InlineData("done_contacts/client_registered_disabled/Y/client_employment_status/N/project/5", "1 2")]
    [InlineData("referrals/id/510", "510")]
    [InlineData("referrals/date_active/2018-10-01,2018-10-31", "510 512")]
    [InlineData("clients/id/3;1;999999;1001", "1 3")]
    [InlineData("clients/id/0", "")]
    [InlineData("clients/id/999999", "")]
    [InlineData("clients/religion/99", "")]
    [InlineData("clients/religion/999999999999999999", "")]
    [InlineData("clients/surname/taylor", "1")]
    [InlineData("clients/surname/%20TAYLOR%20", "1")]
    [InlineData("clients/surname/m%C3%BCller", "3")]
    [InlineData("clients/surname/mu%CC%88ller", "3")]
    [InlineData("clients/sur%6Eame/Taylor", "1")]
    [InlineData("clients/surname/a%3Bb", "5")]
    [InlineData("clients/surname/a;b", "")]
    [InlineData("clients/surname/O'Brien%22%3B--", "2")]
    [InlineData("clients/surname/field", "")]
    [InlineData("clients/surname/smith;taylor", "1 4")]
    [InlineData("clients/first_name/zo%C3%AB", "3")]
    [InlineData("clients/postcode/ex12ab", "1")]
    [InlineData("clients/postcode/EX1%202AB", "1")]
    [InlineData("clients/email/SAM@X.Y", "1")]
    [InlineData("clients/external_id/Ext-1", "1")]
    [InlineData("clients/external_id/ext-1", "")]
    [InlineData("clients/external_id/Ext-2", "")]
    [InlineData("clients/date_of_birth/1952-02-29", "1")]
    [InlineData("clients/date_of_birth/,1979-12-31", "1")]
    [InlineData("clients/date_of_birth/1985-01-01,;1952-02-29", "1 2")]
    [InlineData("clients/age_range/2", "1")]
    [InlineData("clients/employment_status/N", "1")]
    [InlineData("clients/employment_status/n", "")]
    [InlineData("clients/type/2", "4")]
    [InlineData("clients/district/null", "4")] // an addition: no value
    [InlineData("clients/district/2;null", "3 4")]
    [InlineData("clients/date_of_birth/null;1952-02-29", "1 3 5")]
    [InlineData("clients/registered_disabled/null", "4 5")]
    [InlineData("clients/age_range/null", "3 5")]
    [InlineData("clients/surname/null", "")] // a surname like any other
    [InlineData("referrals/date_active/null", "")]
    [InlineData("referrals/closed_date/null", "510 512")]
    [InlineData("referrals/client_district/null;2", "512")]
    [InlineData("clients/usual_support_worker/1", "1")]
    [InlineData("clients/updated/2018-10-31", "1 2 3 4 5")]
    [InlineData("clients/updated/2018-10-31T23:00:00Z", "1")]
    [InlineData("clients/updated/2018-10-31T23:00:00", "1")]
    [InlineData("clients/updated/2018-10-31T23:00:00.123Z", "1")]
    [InlineData("clients/updated/2018-10-31T23:00:01,", "2 3 4 5")]
    [InlineData("clients/updated/2018-10-31T23:00,2018-10-31T23:00", "1 2 3 4 5")]
    [InlineData("clients/created/2018-10-01T10:00", "1 2 3 4 5")] // summer time
    [InlineData("referrals/project_name/befriending", "510 512")]
    [InlineData("referrals/project_active/N", "")]
    [InlineData("referrals/description/50%25_", "510")]
    [InlineData("referrals/description/NEEDS;people", "511 512")]
    [InlineData("referrals/date/2018-10-03", "510")]
    [InlineData("referrals/referral_complete/N", "510")]
    [InlineData("referrals/closed/Y", "511")]
    [InlineData("referrals/closed_date/2018-11-15", "511")]
    [InlineData("referrals/client_surname/taylor/client_age_range/2", "510")]
    [InlineData("referrals/client_external_id/Ext-1", "510")]
    [InlineData("done_contacts/date_active/2018-10-01,2018-10-31", "1 2 5")]
    [InlineData("done_contacts/date_active/2018-11-01,2018-11-30", "3")]
    [InlineData("done_contacts/date/2018-10-31", "1")]
    [InlineData("done_contacts/id/4", "")]
    [InlineData("due_contacts/id/4", "4")]
    [InlineData("due_contacts/overdue/Y", "4")]
    [InlineData("due_contacts/referral/510", "4")]
    [InlineData("done_contacts/referral/510;512", "1 2 5")]
    [InlineData("done_contacts/id/6", "")]
    [InlineData("due_contacts/id/6", "")]
    [InlineData("cancelled_contacts/id/3;4;6", "6")]
    [InlineData("cancelled_contacts/referral/511/cancellation_reason/moved", "6")]
    [InlineData("relationships/client/1", "1")]
    [InlineData("relationships/other/1;2", "1 2")]
    [InlineData("relationships/carer/Y/relationship/1", "1")]
    [InlineData("relationships/client_surname/m%C3%BCller", "2")]
    [InlineData("schedules/worker/1/client_surname/Taylor", "1")]
    [InlineData("schedules/status/planned", "1")]
    [InlineData("workers/active/y", "1")]
    public async Task Finds(string path, string ids)
    {
        Ids(await api.User.Get("/v2/" + path)).ShouldBe(ids);
        Ids(await api.User.Get("/" + path)).ShouldBe(ids, "without /v2");
        // The other organisation has the same under other numbers, and nothing of this one.
        Ids(await api.Twin.Get("/v2/" + path))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ShouldAllBe(id => long.Parse(id) > 1000);
    }

    [Theory]
    [InlineData("clients/religion", 400, "missing_value 3 religion")]
    [InlineData("clients/religion/1/religion/3", 400, "duplicate_clause 5 religion")]
    [InlineData("clients/religion/1;drop%20table%20client", 400, "bad_value 4 religion integer")]
    [InlineData("clients/religion/1;;3", 400, "bad_value 4 religion integer")]
    [InlineData("clients/religion/1;", 400, "bad_value 4 religion integer")]
    [InlineData("clients/date_of_birth/null,2018-01-01", 400, "bad_value 4 date_of_birth YYYY-MM-DD or from,to")]
    [InlineData(
        "clients/employment_status/null;-",
        400,
        "bad_value 4 employment_status 1 to 16 of A-Z, a-z, 0-9 and _"
    )]
    [InlineData("clients/id/-1", 400, "bad_value 4 id integer")]
    [InlineData("clients/id/99999999999999999999", 400, "bad_value 4 id integer")]
    [InlineData("clients//1", 400, "empty_segment 3")]
    [InlineData("Clients", 404, "unknown_group 2 Clients")]
    [InlineData("clients/date_active/2018-10-01,2018-10-31", 400, "unknown_filter 3 date_active")]
    [InlineData("referrals/date_active/2018-02-30", 400, "bad_value 4 date_active YYYY-MM-DD or from,to")]
    [InlineData("referrals/date_active/2018-10-31,2018-10-01", 400, "bad_range 4 date_active")]
    [InlineData("referrals/date_active/,", 400, "bad_value 4 date_active YYYY-MM-DD or from,to")]
    [InlineData("referrals/date_active/1,2,3", 400, "bad_value 4 date_active YYYY-MM-DD or from,to")]
    [InlineData(
        "clients/updated/2018-10-31Z",
        400,
        "bad_value 4 updated YYYY-MM-DD, YYYY-MM-DDTHH:MM[:SS[.fff]][Z] or from,to"
    )]
    [InlineData("clients/people_in_household/5,1", 400, "bad_range 4 people_in_household")]
    [InlineData("clients/people_in_household/1.5", 400, "bad_value 4 people_in_household integer or low,high")]
    [InlineData("clients/registered_disabled/yes", 400, "bad_value 4 registered_disabled Y or N")]
    [InlineData("clients/employment_status/a-b", 400, "bad_value 4 employment_status 1 to 16 of A-Z, a-z, 0-9 and _")]
    [InlineData("clients/relijion/1", 400, "unknown_filter 3 relijion religion")]
    [InlineData("clients/day/2018-10-01", 400, "unknown_filter 3 day")]
    [InlineData("clients/notes/x", 400, "not_filterable 3 notes")]
    [InlineData("clients/branch/1", 400, "unknown_filter 3 branch")]
    [InlineData("clients/Surname/x", 400, "unknown_filter 3 Surname surname")]
    [InlineData("clients/field/id;nosuch", 400, "unknown_field 4 nosuch")]
    [InlineData("referrals/field/date_active", 400, "unknown_field 4 date_active")]
    [InlineData("clients/selectable_fields/religion/1", 400, "reserved_word_position 3 selectable_fields")]
    [InlineData("clients/metric/gender", 400, "metric_without_dimension 3 metric")]
    [InlineData("clients/dimension/surname", 400, "unknown_dimension 4 surname")]
    [InlineData("clients/dimension/gender/metric/month", 400, "unknown_metric 6 month")]
    [InlineData("clients/dimension/gender/field/id", 400, "conflicting_clauses 5 field")]
    [InlineData("clients?foo=1", 400, "unknown_parameter foo")]
    [InlineData("clients?limit=0", 400, "bad_value limit a number from 1 to 5000")]
    [InlineData("clients?limit=abc", 400, "bad_value limit a number from 1 to 5000")]
    [InlineData("clients?limit=5001", 400, "bad_value limit a number from 1 to 5000")]
    [InlineData("clients?limit=5&limit=6", 400, "duplicate_clause limit")]
    [InlineData("clients?after=5&offset=3", 400, "conflicting_parameters offset")]
    [InlineData("clients?after=5&sort=id", 400, "conflicting_parameters sort")]
    [InlineData("clients?sort=nosuch", 400, "unknown_field nosuch")]
    [InlineData("clients?sort=id,surname,type,active", 400, "too_many_values sort 3 4")]
    [InlineData("clients/dimension/gender?limit=1", 400, "conflicting_parameters limit")]
    [InlineData("clients/field/id?resolveIds[]=gender", 400, "unknown_field gender")]
    public async Task Refuses(string path, int status, string first)
    {
        var refused = await api.User.Get("/v2/" + path);

        refused.Status.ShouldBe(status, refused.ToString());
        refused.Problems()[0].ShouldBe(first);
        refused.Code().ShouldBe(first.Split(' ')[0]);
    }

    [Fact]
    public async Task A_refusal_as_it_is_sent() =>
        await Verify(await api.User.Get("/v2/clients/relijion/1/field/id;surnam?foo=1"));

    [Fact]
    public async Task Ten_filters_with_fields_and_a_limit_are_fine_and_eleven_are_not()
    {
        const string Ten =
            "/v2/clients/id/1/surname/Taylor/first_name/Sam/gender/1/district/1/religion/1/ethnicity/1/active/Y/type/1/deceased/N";

        Ids(await api.User.Get(Ten + "/field/id?limit=5")).ShouldBe("1");
        (await api.User.Get(Ten + "/consent/1")).Problems().ShouldBe(["too_many_filters 10 11"]);
    }

    [Fact]
    public async Task Two_hundred_values_are_read()
    {
        var values = string.Join(';', Enumerable.Range(1, 200));

        Ids(await api.User.Get($"/v2/clients/id/{values}")).ShouldBe("1 2 3 4 5");
        (await api.User.Get($"/v2/clients/id/{values};201")).Problems().ShouldBe(["too_many_values 4 id 200 201"]);
    }

    [Fact]
    public async Task Exactly_the_chosen_fields_in_their_order() =>
        await Verify(await api.User.Get("/v2/clients/field/surname;id;registered_disabled;surname/id/1;3"));

    [Fact]
    public async Task Names_in_the_place_of_ids() =>
        await Verify(
            await api.User.Get(
                "/v2/clients/id/1;3/field/id;district;employment_status;usual_support_worker;religion?resolveIds[]=ALL&_=5"
            )
        );

    [Fact]
    public async Task Every_field_of_every_group_can_be_chosen()
    {
        foreach (var group in Platform.Features.Casework.RecordGroup.All)
        {
            var names = (await api.User.Get($"/v2/{group}/selectable_fields"))
                .Json()
                .AsArray()
                .Select(field => (string)field!["name"]!)
                .ToList();

            var records = (await api.User.Get($"/v2/{group}/field/{string.Join(';', names)}?resolveIds[]=ALL")).Json();

            records.AsArray().ShouldNotBeEmpty();
            records[0]!.AsObject().Select(field => field.Key).ShouldBe(names);
        }
    }

    [Theory]
    [InlineData("referrals/metric/referral_complete/dimension/quarter")]
    public async Task Counts(string path) =>
        await Verify(await api.User.Get("/v2/" + path)).UseParameters(path.Replace('/', '-'));

    [Fact]
    public async Task A_part_by_limit_and_after_and_the_next_by_link()
    {
        var seen = new List<string>();
        for (var next = "/v2/clients/active/Y?limit=2&_=x"; next is not null; )
        {
            using var answer = await api.User.GetAsync(next);
            seen.AddRange(
                JsonNode
                    .Parse(await answer.Content.ReadAsStringAsync())!
                    .AsArray()
                    .Select(one => one!["id"]!.ToString())
            );
            answer.Headers.TryGetValues("X-Total-Count", out var total);
            total?.ShouldBe(["5"]);
            (total is null).ShouldBe(next.Contains("after="));
            next = answer.Headers.TryGetValues("Link", out var links)
                ? links.Single().Split('>')[0].TrimStart('<')
                : null;
            next?.ShouldStartWith("/v2/clients/active/Y?limit=2&_=x&after=");
        }

        seen.ShouldBe(["1", "2", "3", "4", "5"]);
    }

    [Fact]
    public async Task A_part_by_offset_in_another_order()
    {
        using var answer = await api.User.GetAsync("/v2/clients?sort=-district,surname&limit=2&offset=2&count=0");

        JsonNode
            .Parse(await answer.Content.ReadAsStringAsync())!
            .AsArray()
            .Select(one => (long)one!["id"]!)
            .ShouldBe([1, 5]);
        answer.Headers.Contains("X-Total-Count").ShouldBeFalse();
        answer
            .Headers.GetValues("Link")
            .ShouldBe([
                "</v2/clients?sort=-district,surname&limit=2&count=0&offset=0>; rel=\"first\", "
                    + "</v2/clients?sort=-district,surname&limit=2&count=0&offset=0>; rel=\"prev\", "
                    + "</v2/clients?sort=-district,surname&limit=2&count=0&offset=4>; rel=\"next\"",
            ]);
    }

    [Theory]
    [InlineData("DELETE", "/v2/clients/id/5")]
    [InlineData("PATCH", "/v2/clients")]
    [InlineData("DELETE", "/v2/clients/5")]
    [InlineData("PUT", "/v2/workers")]
    [InlineData("PUT", "/v2/workers/surname/x")]
    [InlineData("POST", "/v2/done_contacts")]
    public async Task Other_methods_are_405(string method, string path)
    {
        var refused = await api.User.Send(new HttpMethod(method), path);

        refused.Status.ShouldBe(405);
        refused.Head.ShouldContain("Allow: GET");
        refused.Code().ShouldBe("method_not_allowed");
    }

    /// <summary>The shape of the path decides what a write does: one that has none is told where it goes wrong.</summary>
    [Theory]
    [InlineData("PUT", "/v2/clients/surname/x", "unexpected_segment 3 surname")]
    [InlineData("POST", "/v2/clients/id/5/surname/x", "unexpected_segment 5 surname")]
    [InlineData("POST", "/v2/clients/5/surname", "unexpected_segment 4 surname")]
    [InlineData("POST", "/v2/clients/id/x/y", "unexpected_segment 4 x")]
    [InlineData("PUT", "/v2/clients/external_id/1001/x", "unexpected_segment 5 x")]
    [InlineData("PUT", "/v2/due_contacts/client/5", "unexpected_segment 3 client")]
    [InlineData("PUT", "/v2/clients//5", "empty_segment 3")]
    public async Task A_write_has_one_of_two_shapes(string method, string path, string problem)
    {
        var refused = await api.User.Send(new HttpMethod(method), path);

        refused.Status.ShouldBe(400);
        refused.Problems().ShouldBe([problem]);
    }

    /// <summary>Whatever stands behind whatever key: an answer or a refusal, never a fault of the service.</summary>
    [Fact]
    public async Task No_value_of_any_filter_is_a_fault()
    {
        string[] values =
        [
            "0",
            "-0",
            "999999999999999999",
            "2147483648",
            "1.5",
            "-1,5",
            ",5",
            "5,",
            "Y",
            "null",
            "null;1",
            "%00",
            "%F0%9F%98%80",
            "%22",
            "'%3B--",
            "\\",
            "%25",
            "0001-01-01",
            "9999-12-31",
            "9999-12-31T23:59:59.999",
            "0001-01-01,9999-12-31",
            "2018-03-25T01:30",
            "2018-10-28T01:30:00Z,",
            "2018-02-30",
            "%D9%A1",
            "-999999999999999999.999999999,",
            "1;2,3",
            "NaN",
            "infinity",
            "x",
        ];
        foreach (var group in Platform.Features.Casework.RecordGroup.All)
        {
            foreach (var field in (await api.User.Get($"/v2/{group}/filterable_fields")).Json().AsArray())
            {
                // The same expressions once more are those of people.
                if (
                    ((string)field!["name"]!).StartsWith("client_", StringComparison.Ordinal)
                    && group.Name != "referrals"
                )
                {
                    continue;
                }

                foreach (var value in values)
                {
                    using var answer = await api.User.GetAsync($"/v2/{group}/{field["name"]}/{value}/field/id");

                    ((int)answer.StatusCode).ShouldBeOneOf(200, 400);
                }
            }
        }
    }

    [Fact]
    public async Task The_whole_target_may_be_sent_as_an_address()
    {
        await using var connection = RawConnection.To(api.Address);
        await connection.Write(
            "GET http://elsewhere/v2/clients/surname/a%3Bb/field/id HTTP/1.1\r\nHost: elsewhere\r\n"
                + $"Org: {CaseworkApi.OrgKey}\r\nSource: {CaseworkApi.SourceKey}\r\nUser: {CaseworkApi.UserKey}\r\n"
                + "Connection: close\r\n\r\n"
        );

        var answer = await connection.ReadToEnd();

        answer.ShouldContain("""[{"id":5}]""");
    }

    private static string Ids(Exchange exchange) =>
        string.Join(' ', exchange.Json().AsArray().Select(record => record!["id"]!.ToString()));
}
