namespace Platform.Tests.Features.Casework;

public sealed class CompleteContactTests(WritingApi api) : IClassFixture<WritingApi>
{
    private const string Done = """{"start_date":"2018-12-01T10:05","end_date":"2018-12-01T10:50"}""";

    [Fact]
    public async Task A_plan_becomes_what_was_done_with_the_same_id()
    {
        await Plan(20, 510);

        var completed = await api.User.Post("/v2/done_contacts/id/20", Done);
        var again = await api.User.Post("/v2/done_contacts/id/20", """{"description":"Went for a walk"}""");

        await Verify(new[] { completed, again });
        (
            await api.User.Get(
                "/v2/done_contacts/20/field/start_date;end_date;planned_start_date;planned_end_date;user;stage;description;completed_by"
            )
        )
            .Json()
            .ToJsonString()
            .ShouldBe(
                """{"start_date":"2018-12-01T10:05:00","end_date":"2018-12-01T10:50:00","planned_start_date":"2018-12-24T10:00:00","planned_end_date":"2018-12-24T11:00:00","user":21,"stage":1,"description":"Went for a walk","completed_by":1}"""
            );
        (await api.User.Get("/v2/due_contacts/id/20")).Json().AsArray().ShouldBeEmpty();
        var audit = (await api.Audit("contacts", 20)).Split('\n');
        audit.Length.ShouldBe(2);
        audit[0].ShouldStartWith("complete | 1 | 1 | ");
        audit[0].ShouldContain("\"status\": [\"due\", \"done\"]");
        audit[1].ShouldBe("update | 1 | 1 | {\"description\": [\"Plan\", \"Went for a walk\"]}");
    }

    [Fact]
    public async Task Two_completions_at_once_are_one_and_an_edit()
    {
        await Plan(30, 512);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 6)
                .Select(at => api.User.Post("/v2/done_contacts/id/30", Done.With("description", $"\"By {at}\"")))
        );

        answers.ShouldAllBe(answer => answer.Status == 200);
        (await api.Database.Value<long>("select count(*) from casework.contact where referral_id = 512")).ShouldBe(2);
        (await api.Audit("contacts", 30))
            .Split('\n')
            .Count(line => line.StartsWith("complete", StringComparison.Ordinal))
            .ShouldBe(1);
        (await api.Stored("contact", 30, "planned_start_date")).ShouldBe("2018-12-24T10:00:00");
    }

    [Fact]
    public async Task The_last_two_plans_done_at_once_close_the_referral()
    {
        await api.Database.Execute(
            """
            insert into casework.referral (id, org_id, client_id, project_id, stage, description) values (600, 1, 1, 7, 1, 'Short');
            """
        );
        foreach (var id in Enumerable.Range(601, 6))
        {
            await Plan(id, 600);
        }

        var answers = await Task.WhenAll(
            Enumerable.Range(601, 6).Select(id => api.User.Post($"/v2/done_contacts/{id}", Done.With("stage", "2")))
        );

        answers.ShouldAllBe(answer => answer.Status == 200);
        (await api.User.Get("/v2/referrals/600/field/closed;referral_complete;stage"))
            .Json()
            .ToJsonString()
            .ShouldBe("""{"closed":"Y","referral_complete":"Y","stage":2}""");
        (await api.Audit("referrals", 600))
            .Split('\n')
            .Count(line => line.Contains("closed_date", StringComparison.Ordinal))
            .ShouldBe(1);
    }

    [Fact]
    public async Task Refusals_as_they_are_sent() =>
        await Verify(
            new[]
            {
                await api.User.Post("/v2/done_contacts/id/4", """{"start_date":"2018-12-01"}"""),
                await api.User.Post("/v2/done_contacts/id/4", "{}"),
                await api.User.Post("/v2/done_contacts/id/4", Done.With("stage", "null")),
                await api.User.Post(
                    "/v2/done_contacts/id/4",
                    """{"start_date":"2018-12-02","end_date":"2018-12-01"}"""
                ),
                await api.User.Post("/v2/done_contacts/id/1", """{"stage":"","planned_start_date":"2018-12-01"}"""),
                await api.User.Post("/v2/done_contacts/1001", """{"stage":1}"""),
            }
        );

    [Fact]
    public async Task Of_a_referral_that_the_user_does_not_see_it_is_not_there()
    {
        (await api.As(WritingApi.OfProject).Post("/v2/done_contacts/id/3", """{"stage":2}""")).Status.ShouldBe(404);
        (await api.Twin.Post("/v2/done_contacts/id/3", """{"stage":1}""")).Status.ShouldBe(404);
    }

    private Task Plan(int id, int referral) =>
        api.Database.Execute(
            """
            insert into casework.contact (id, org_id, referral_id, status, user_id, start_date, end_date, description)
            values (:id, 1, :referral, 'due', 21, '2018-12-24 10:00', '2018-12-24 11:00', 'Plan')
            """,
            ("id", id),
            ("referral", referral)
        );
}
