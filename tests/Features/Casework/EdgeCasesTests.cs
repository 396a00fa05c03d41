namespace Platform.Tests.Features.Casework;

/// <summary>
/// The edge cases of the contract by their numbers in its table, as one caller meets them. Beside this: 34 to 36 are in the tests
/// of extension databases, 37 to 39 in those of uploads.
/// </summary>
public sealed class EdgeCasesTests(WritingApi api) : IClassFixture<WritingApi>
{
    private const string Ten =
        "id/1/surname/taylor/first_name/sam/gender/1/district/1/religion/1/ethnicity/1/active/Y/type/1/email/sam@x.y";

    /// <summary>What is found by number, or the first thing that is wrong.</summary>
    [Theory]
    [InlineData(1, "clients/" + Ten, 200, "1")]
    [InlineData(2, "clients/" + Ten + "/postcode/EX12AB", 400, "too_many_filters 10 11")]
    [InlineData(3, "clients/" + Ten + "/field/id?limit=5", 200, "1")]
    [InlineData(4, "clients/religion", 400, "missing_value 3 religion")]
    [InlineData(5, "clients/religion/1/religion/3", 400, "duplicate_clause 5 religion")]
    [InlineData(6, "clients/religion/1;drop%20table%20client", 400, "bad_value 4 religion integer")]
    [InlineData(7, "clients/surname/O'Brien%22%3B--", 200, "2")]
    [InlineData(8, "clients/sur%6Eame/taylor", 200, "1")]
    [InlineData(9, "clients/surname/a%3Bb", 200, "5")]
    [InlineData(10, "clients//1", 400, "empty_segment 3")]
    [InlineData(11, "Clients", 404, "unknown_group 2 Clients")]
    [InlineData(12, "clients/id/0", 200, "")]
    [InlineData(12, "clients/id/-1", 400, "bad_value 4 id integer")]
    [InlineData(12, "clients/id/99999999999999999999", 400, "bad_value 4 id integer")]
    [InlineData(13, "clients/id/999999", 200, "")]
    [InlineData(14, "clients/date_active/2018-10-01,2018-10-31", 400, "unknown_filter 3 date_active")]
    [InlineData(15, "referrals/date_active/2018-02-30", 400, "bad_value 4 date_active YYYY-MM-DD or from,to")]
    [InlineData(15, "referrals/date_active/2018-10-31,2018-10-01", 400, "bad_range 4 date_active")]
    [InlineData(15, "referrals/date_active/,", 400, "bad_value 4 date_active YYYY-MM-DD or from,to")]
    [InlineData(16, "done_contacts/id/1/date_active/2018-10-01,2018-10-31", 200, "1")]
    [InlineData(16, "done_contacts/id/1/date_active/2018-11-01,2018-11-30", 200, "")]
    [InlineData(17, "referrals/id/510/date_active/2018-10-01,2018-10-31", 200, "510")]
    [InlineData(18, "clients/field/id;nosuch", 400, "unknown_field 4 nosuch")]
    [InlineData(19, "clients/selectable_fields/religion/1", 400, "reserved_word_position 3 selectable_fields")]
    [InlineData(20, "clients/metric/gender", 400, "metric_without_dimension 3 metric")]
    [InlineData(22, "clients/id/1001", 200, "")]
    [InlineData(22, "clients/usual_support_worker/1001", 200, "")]
    [InlineData(45, "clients?limit=0", 400, "bad_value limit a number from 1 to 5000")]
    [InlineData(45, "clients?limit=abc", 400, "bad_value limit a number from 1 to 5000")]
    [InlineData(45, "clients?after=5&offset=3", 400, "conflicting_parameters offset")]
    [InlineData(46, "clients?foo=1", 400, "unknown_parameter foo")]
    public async Task Reading(int row, string path, int status, string outcome)
    {
        var answer = await api.User.Get("/v2/" + path);

        answer.Status.ShouldBe(status, $"{row}");
        (
            status == 200
                ? string.Join(' ', answer.Json().AsArray().Select(record => record!["id"]!.ToString()))
                : answer.Problems()[0]
        ).ShouldBe(outcome, $"{row}");
    }

    [Fact]
    public async Task Row_13_a_number_without_a_record_is_404() =>
        (await api.User.Get("/v2/clients/999999")).Code().ShouldBe("not_found");

    [Fact]
    public async Task Rows_16_and_17_days_and_referrals_count_once()
    {
        RunReportTests.Counts(await api.User.Get("/v2/done_contacts/dimension/day/id/1")).ShouldBe("2018-10-31:1");
        RunReportTests
            .Counts(await api.User.Get("/v2/referrals/dimension/project/id/510/date_active/2018-10-01,2018-10-31"))
            .ShouldBe("5:1");
    }

    [Fact]
    public async Task Row_21_a_hidden_field_is_none()
    {
        var blind = api.As(WritingApi.Blind);

        foreach (
            var path in new[]
            {
                "religion/1",
                "field/religion",
                "dimension/religion",
                "dimension/gender/metric/religion",
            }
        )
        {
            (await blind.Get($"/v2/clients/{path}")).Code().ShouldStartWith("unknown_", Case.Sensitive, path);
        }

        (await blind.Get("/v2/clients?sort=religion")).Problems().ShouldBe(["unknown_field religion"]);
        (await blind.Post("/v2/clients/1", """{"religion":1}""")).Problems().ShouldBe(["unknown_field religion"]);
        (await blind.Get("/v2/dictionary/organisations/religion")).Code().ShouldBe("unknown_dictionary");
    }

    [Fact]
    public async Task Row_22_of_another_organisation_there_is_nothing()
    {
        (await api.User.Get("/v2/clients/1001")).Status.ShouldBe(404);
        (await api.User.Post("/v2/clients/1001", """{"town":"x"}""")).Status.ShouldBe(404);
        (await api.User.Post("/v2/referrals", Referral.With("client", "1001")))
            .Problems()
            .ShouldContain("bad_reference client");
    }

    [Fact]
    public async Task Rows_23_and_24_a_number_is_changed_and_never_made()
    {
        (await Put("/v2/clients/id/5", """{"town":"Beer"}""")).Id().ShouldBe(5);
        (await Put("/v2/clients/id/999999", """{"surname":"x"}""")).Status.ShouldBe(404);
        foreach (var method in new[] { HttpMethod.Delete, HttpMethod.Patch })
        {
            var refused = await api.User.Send(method, "/v2/clients/id/5");
            refused.Status.ShouldBe(405);
            refused.Head.ShouldContain("Allow: ");
        }
    }

    [Fact]
    public async Task Rows_25_to_27_a_plan_is_done_once()
    {
        (await api.User.Post("/v2/due_contacts/id/1", """{"description":"x"}"""))
            .Code()
            .ShouldBe("contact_already_done");
        var id = (
            await api.User.Post(
                "/v2/due_contacts/referral/512",
                """{"user":1,"start_date":"2018-12-01T10:00","end_date":"2018-12-01T11:00","description":"Visit"}"""
            )
        ).Id(201);
        (await api.User.Post($"/v2/done_contacts/id/{id}", """{"start_date":"2018-12-01T10:00"}"""))
            .Problems()
            .ShouldBe(["missing_field end_date"]);
        const string Done = """{"start_date":"2018-12-01T10:00","end_date":"2018-12-01T10:30"}""";
        (await api.User.Post($"/v2/done_contacts/id/{id}", Done)).Id().ShouldBe(id);
        (await api.User.Post($"/v2/done_contacts/id/{id}", Done.With("description", "\"Twice\""))).Id().ShouldBe(id);
        (await api.User.Get("/v2/done_contacts/referral/512/description/twice")).Json().AsArray().Count.ShouldBe(1);
        (await api.Database.Value<long>($"select count(*) from casework.contact where id = {id}")).ShouldBe(1);
    }

    [Theory]
    [InlineData(28, "clients/id/1", "surname=", "application/x-www-form-urlencoded", 400, "value_required")]
    [InlineData(29, "clients/id/1", "{}", "application/json", 400, "empty_body")]
    [InlineData(44, "clients", "surname=x", "", 415, "unsupported_media_type")]
    [InlineData(
        42,
        "external_referral",
        """{"org_type_id":1,"surname":"x","source":1}""",
        "application/json",
        400,
        "missing_field"
    )]
    [InlineData(
        43,
        "external_referral",
        """{"org_type_id":1,"surname":"x","relationships":{"0":1}}""",
        "application/json",
        400,
        "bad_reference"
    )]
    public async Task Writing(int row, string path, string body, string type, int status, string code)
    {
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        if (type.Length > 0)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        var answer = await api.User.Send(HttpMethod.Post, "/v2/" + path, content);

        answer.Status.ShouldBe(status, $"{row}: {answer}");
        answer.Code().ShouldBe(code, $"{row}");
    }

    [Fact]
    public async Task Rows_30_and_31_a_referral_is_of_a_project_and_template_of_the_caller()
    {
        (await api.As(WritingApi.OfProject).Post("/v2/referrals", Referral.With("project", "6").With("template", "60")))
            .Problems()
            .ShouldContain("bad_reference project");
        (await api.User.Post("/v2/referrals", Referral.With("template", "60")))
            .Problems()
            .ShouldBe(["bad_reference template"]);
    }

    [Fact]
    public async Task Rows_32_and_33_an_external_id_is_one_person_of_one_source()
    {
        await api.Database.Execute(
            "update casework.org_source set access = 'read_write' where org_id = 1 and source_id = 2"
        );
        var first = await Put("/v2/clients/external_id/edge-32", """{"surname":"x"}""");
        var second = await Put("/v2/clients/external_id/edge-32", """{"town":"y"}""");
        second.Id().ShouldBe(first.Id(201));

        var other = api.Calling(CaseworkApi.OrgKey, CaseworkApi.ReaderKey, CaseworkApi.ReaderUserKey);
        (await other.Post("/v2/clients/external_id/edge-32", """{"surname":"x"}""")).Id(201).ShouldNotBe(first.Id(201));
        await api.Database.Execute("update casework.org_source set access = 'read' where org_id = 1 and source_id = 2");
    }

    [Fact]
    public async Task Row_40_who_may_not_ask_for_reports_is_told_so_first()
    {
        await api.Database.Execute("update casework.user_group set can_report = false where id = 4");

        (await api.As(WritingApi.OfOtherGroup).Get("/v2/clients/dimension/nosuch"))
            .Code()
            .ShouldBe("reports_not_allowed");
    }

    [Fact]
    public async Task Row_41_a_percent_sign_is_one() =>
        (await api.User.Get("/v2/dictionary/search/organisations/district/100%25"))
            .Json()
            .AsArray()
            .Select(entry => (long)entry!["id"]!)
            .ShouldBe([3]);

    /// <summary>
    /// Diary times are those of the wall clock: the hour that is there twice and the one that is not are of their days, as is
    /// what comes with a zone once it is converted. London leaves summer time on 28 October 2018 at 01:00 UTC.
    /// </summary>
    [Fact]
    public async Task Row_47_days_are_local_when_clocks_change()
    {
        string[] starts =
        [
            "2018-10-27T23:30", // the day before
            "2018-10-28T00:30",
            "2018-10-28T01:30", // twice that night
            "2018-10-28T23:30",
            "2018-10-27T23:30Z", // half past midnight of the 28th
            "2018-10-28T23:30Z", // the same hour as above
            "2018-03-25T01:30", // never on a clock
            "2018-03-25T23:30Z", // half past midnight of the 26th
        ];
        foreach (var start in starts)
        {
            (
                await api.User.Post(
                    "/v2/done_contacts/referral/511",
                    $$"""{"user":1,"stage":1,"start_date":"{{start}}","end_date":"{{start}}","description":"Row 47"}"""
                )
            ).Id(201);
        }

        RunReportTests
            .Counts(await api.User.Get("/v2/done_contacts/dimension/day/description/row%2047"))
            .ShouldBe("2018-03-25:1 2018-03-26:1 2018-10-27:1 2018-10-28:5");
        foreach (
            var (day, count) in new[]
            {
                ("2018-10-27", 1),
                ("2018-10-28", 5),
                ("2018-10-29", 0),
                ("2018-03-25", 1),
                ("2018-03-26", 1),
            }
        )
        {
            (await api.User.Get($"/v2/done_contacts/description/row%2047/date_active/{day}"))
                .Json()
                .AsArray()
                .Count.ShouldBe(count, day);
        }

        (await api.User.Get("/v2/done_contacts/description/row%2047/date/2018-10-28?sort=start_date"))
            .Json()
            .AsArray()
            .Select(record => (string)record!["start_date"]!)
            .ShouldBe([
                "2018-10-28T00:30:00",
                "2018-10-28T00:30:00",
                "2018-10-28T01:30:00",
                "2018-10-28T23:30:00",
                "2018-10-28T23:30:00",
            ]);
    }

    [Fact]
    public async Task Row_48_a_source_that_only_reads_does_not_write()
    {
        await api.Database.Execute("update casework.org_source set access = 'read' where org_id = 1 and source_id = 2");
        var reader = api.Calling(CaseworkApi.OrgKey, CaseworkApi.ReaderKey, CaseworkApi.ReaderUserKey);

        var refused = await reader.Send(HttpMethod.Put, "/v2/clients", Exchanges.Body("""{"surname":"x"}"""));

        refused.Status.ShouldBe(403);
        refused.Code().ShouldBe("read_only_access");
        (await reader.Get("/v2/clients/1")).Status.ShouldBe(200);
    }

    private const string Referral = """{"client":1,"project":5,"date":"2018-11-19","stage":1,"description":"x"}""";

    private Task<Exchange> Put(string path, string body) => api.User.Send(HttpMethod.Put, path, Exchanges.Body(body));
}
