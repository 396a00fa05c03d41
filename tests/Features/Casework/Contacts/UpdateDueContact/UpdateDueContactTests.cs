namespace Platform.Tests.Features.Casework;

public sealed class UpdateDueContactTests(WritingApi api) : IClassFixture<WritingApi>
{
    [Fact]
    public async Task A_plan_is_changed()
    {
        var updated = await api.User.Post(
            "/v2/due_contacts/id/4",
            """{"start_date":"2018-12-02T10:00","end_date":"2018-12-02T11:00","user":21,"stage":null,"priority":1}"""
        );

        await Verify(updated);
        (
            await api.User.Get(
                "/v2/due_contacts/4/field/start_date;end_date;user;stage;contact_type;priority;description"
            )
        )
            .Json()
            .ToJsonString()
            .ShouldBe(
                """{"start_date":"2018-12-02T10:00:00","end_date":"2018-12-02T11:00:00","user":21,"stage":null,"contact_type":2,"priority":1,"description":"Visit"}"""
            );
        (await api.Audit("contacts", 4)).ShouldStartWith("update | 1 | 1 | ");
        (await api.Audit("referrals", 510)).ShouldBeEmpty();
        (await api.User.Get("/v2/done_contacts/id/4")).Json().AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Refusals_as_they_are_sent() =>
        await Verify(
            new[]
            {
                await api.User.Post("/v2/due_contacts/id/1", """{"description":"x"}"""), // done
                await api.User.Post("/v2/due_contacts/id/4", "{}"),
                await api.User.Post("/v2/due_contacts/id/4", """{"end_date":"2018-01-01","referral":511}"""),
                await api.User.Post("/v2/due_contacts/id/4", """{"end_date":"2018-01-01"}"""), // before the start that is there
                await api.User.Post("/v2/due_contacts/id/4", """{"description":""}"""),
                await api.User.Post("/v2/due_contacts/1004", """{"description":"x"}"""),
            }
        );
}
