namespace Platform.Tests.Features.Casework;

/// <summary>What was planned and will not be done: an addition to the contract.</summary>
public sealed class CancelContactTests(WritingApi api) : IClassFixture<WritingApi>
{
    private const string Ill = """{"cancellation_reason":" Has fallen ill "}""";

    [Fact]
    public async Task A_plan_is_cancelled_and_counts_as_done_nowhere()
    {
        await Plan(20, 512);
        var before = await Counts();

        var cancelled = await api.User.Post("/v2/cancelled_contacts/id/20", Ill);
        var again = await api.User.Send(
            HttpMethod.Put,
            "/v2/cancelled_contacts/20",
            Exchanges.Body("""{"cancellation_reason":"Is in hospital"}""")
        );

        await Verify(new[] { cancelled, again, await api.User.Get("/v2/cancelled_contacts/20") });
        (await Counts()).ShouldBe(before);
        (await api.User.Get("/v2/due_contacts/id/20")).Json().AsArray().ShouldBeEmpty();
        (await api.User.Get("/v2/done_contacts/id/20")).Json().AsArray().ShouldBeEmpty();
        var audit = (await api.Audit("contacts", 20)).Split('\n');
        audit.Length.ShouldBe(2);
        audit[0]
            .ShouldBe(
                """cancel | 1 | 1 | {"status": ["due", "cancelled"], "cancelled_by": [null, 1], "cancellation_reason": [null, "Has fallen ill"]}"""
            );
        audit[1].ShouldBe("""update | 1 | 1 | {"cancellation_reason": ["Has fallen ill", "Is in hospital"]}""");
        (await api.User.Post("/v2/cancelled_contacts/20", """{"cancellation_reason":"Is in hospital"}""")).Id();
        (await api.Audit("contacts", 20)).Split('\n').Length.ShouldBe(2, "nothing has changed");

        async Task<string> Counts() =>
            string.Join(
                '\n',
                (await api.User.Get("/v2/done_contacts/dimension/project")).Body,
                (await api.User.Get("/v2/done_contacts/dimension/month")).Body,
                (await api.User.Get("/v2/referrals/dimension/month/id/512")).Body,
                (await api.User.Get("/v2/referrals/date_active/2018-12-24,2018-12-24")).Body
            );
    }

    /// <summary>It does as completing it: nothing is left to do.</summary>
    [Fact]
    public async Task Cancelling_the_last_plan_completes_the_referral()
    {
        await api.Database.Execute(
            "insert into casework.referral (id, org_id, client_id, project_id, stage, description) values (700, 1, 1, 7, 1, 'Short')"
        );
        await Plan(701, 700);
        await Plan(702, 700);

        (await api.User.Post("/v2/cancelled_contacts/id/701", Ill)).Id();
        (await Referral()).ShouldBe("""{"closed":"N","referral_complete":"N","stage":1,"date":null}""");
        (await api.User.Post("/v2/cancelled_contacts/id/702", Ill)).Id();
        (await Referral()).ShouldBe("""{"closed":"Y","referral_complete":"Y","stage":1,"date":null}""");
        (await api.Audit("referrals", 700)).ShouldStartWith("consequence | 1 | 1 | ");

        async Task<string> Referral() =>
            (await api.User.Get("/v2/referrals/700/field/closed;referral_complete;stage;date")).Json().ToJsonString();
    }

    [Fact]
    public async Task Done_and_cancelled_at_once_is_one_of_them()
    {
        foreach (var id in Enumerable.Range(801, 5))
        {
            await Plan(id, 510);
            var answers = await Task.WhenAll(
                api.User.Post(
                    $"/v2/done_contacts/id/{id}",
                    """{"start_date":"2018-12-24T10:00","end_date":"2018-12-24T11:00"}"""
                ),
                api.User.Post($"/v2/cancelled_contacts/id/{id}", Ill)
            );

            answers.Select(answer => answer.Status).Order().ShouldBe([200, 409]);
            (await api.Audit("contacts", id)).Split('\n').Length.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Refusals_as_they_are_sent() =>
        await Verify(
            new[]
            {
                await api.User.Post("/v2/cancelled_contacts/id/1", Ill), // done
                await api.User.Post("/v2/cancelled_contacts/id/4", "{}"),
                await api.User.Post("/v2/cancelled_contacts/id/4", """{"cancellation_reason":" "}"""),
                await api.User.Post("/v2/cancelled_contacts/id/4", """{"description":"x","reason":"y"}"""),
                await api.User.Post(
                    "/v2/cancelled_contacts/id/4",
                    $$"""{"cancellation_reason":"{{new string('x', 1001)}}"}"""
                ),
                await api.User.Post("/v2/done_contacts/id/6", """{"stage":1}"""), // cancelled
                await api.User.Post("/v2/due_contacts/id/6", """{"description":"x"}"""),
                await api.User.Post("/v2/cancelled_contacts/1004", Ill),
                await api.User.Post("/v2/cancelled_contacts/referral/510", Ill),
                await api.Anonymous.Post("/v2/cancelled_contacts/id/4", Ill),
                await api.User.Send(HttpMethod.Delete, "/v2/cancelled_contacts/id/4"),
            }
        );

    [Fact]
    public async Task Of_a_referral_that_the_user_does_not_see_it_is_not_there()
    {
        await Plan(901, 511);

        (await api.As(WritingApi.OfProject).Post("/v2/cancelled_contacts/id/901", Ill)).Status.ShouldBe(404);
        (await api.Twin.Post("/v2/cancelled_contacts/id/901", Ill)).Status.ShouldBe(404);
        (
            await api.Calling(CaseworkApi.OrgKey, CaseworkApi.ReaderKey, CaseworkApi.ReaderUserKey)
                .Post("/v2/cancelled_contacts/901", Ill)
        )
            .Code()
            .ShouldBe("read_only_access");
        (await api.Stored("contact", 901, "status")).ShouldBe("due");
    }

    private Task Plan(int id, int referral) =>
        api.Database.Execute(
            """
            insert into casework.contact (id, org_id, referral_id, status, user_id, start_date, end_date, description)
            values (:id, 1, :referral, 'due', 1, '2018-12-24 10:00', '2018-12-24 11:00', 'Plan')
            """,
            ("id", id),
            ("referral", referral)
        );
}
