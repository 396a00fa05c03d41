namespace Platform.Tests.Features.Casework;

public sealed class CreateDoneContactTests(WritingApi api) : IClassFixture<WritingApi>
{
    private const string Whole =
        """{"user":1,"stage":2,"start_date":"2018-11-20T10:00","end_date":"2018-11-20T11:00","description":"Visit"}""";

    [Fact]
    public async Task What_is_done_last_says_where_the_case_stands()
    {
        var created = await api.User.Send(
            HttpMethod.Put,
            "/v2/done_contacts/referral/512",
            Exchanges.Body(
                Whole.With("travel_mileage", "12.5").With("travel_time", "\"90\"").With("transport_method", "1")
            )
        );

        await Verify(created);
        (
            await api.User.Get(
                $"/v2/done_contacts/{created.Id(201)}/field/referral;stage;duration;travel_mileage;travel_time;transport_method"
            )
        )
            .Json()
            .ToJsonString()
            .ShouldBe(
                """{"referral":512,"stage":2,"duration":60,"travel_mileage":12.50,"travel_time":90,"transport_method":1}"""
            );
        (await api.Stored("referral", 512, "stage")).ShouldBe("2");
        (await api.Audit("referrals", 512)).ShouldBe("consequence | 1 | 1 | {\"stage\": [1, 2]}");
    }

    [Fact]
    public async Task One_before_the_last_does_not_but_may_be_the_first()
    {
        (
            await api.User.Post("/v2/done_contacts/referral/510", Whole.With("start_date", "\"2018-09-01\""))
        ).Status.ShouldBe(201);

        (await api.Stored("referral", 510, "stage")).ShouldBe("1");
        (await api.Audit("referrals", 510)).ShouldBe(
            "consequence | 1 | 1 | {\"date\": [\"2018-10-03\", \"2018-09-01\"]}"
        );
    }

    [Fact]
    public async Task Refusals_as_they_are_sent() =>
        await Verify(
            new[]
            {
                await api.User.Post("/v2/done_contacts/referral/511", """{"description":"Visit"}"""),
                await api.User.Post(
                    "/v2/done_contacts/referral/511",
                    Whole.With("travel_mileage", "0.001").With("travel_time", "1441").With("stage", "9")
                ),
                await api.User.Post("/v2/done_contacts/referral/9999", Whole),
                await api.User.Post("/v2/done_contacts", Whole),
            }
        );
}
