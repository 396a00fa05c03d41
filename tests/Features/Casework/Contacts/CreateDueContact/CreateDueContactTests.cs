namespace Platform.Tests.Features.Casework;

public sealed class CreateDueContactTests(WritingApi api) : IClassFixture<WritingApi>
{
    private const string Whole =
        """{"user":1,"start_date":"2018-12-01 10:00","end_date":"2018-12-01T11:00:30.5","description":"First visit"}""";

    [Fact]
    public async Task A_plan_opens_its_referral_again()
    {
        var created = await api.User.Send(HttpMethod.Put, "/v2/due_contacts/referral/511", Exchanges.Body(Whole));

        await Verify(created);
        (
            await api.User.Get(
                $"/v2/due_contacts/{created.Id(201)}/field/referral;user;start_date;end_date;description;stage"
            )
        )
            .Json()
            .ToJsonString()
            .ShouldBe(
                """{"referral":511,"user":1,"start_date":"2018-12-01T10:00:00","end_date":"2018-12-01T11:00:30","description":"First visit","stage":null}"""
            );
        (await api.User.Get("/v2/referrals/511/field/closed;referral_complete"))
            .Json()
            .ToJsonString()
            .ShouldBe("""{"closed":"N","referral_complete":"N"}""");
        (await api.Audit("referrals", 511)).ShouldBe(
            "consequence | 1 | 1 | {\"closed_date\": [\"2018-11-15\", null], \"referral_complete\": [true, false]}"
        );
        (await api.Stored("referral", 511, "updated")).ShouldStartWith("2026-11-29T10:00:00");
    }

    [Fact]
    public async Task Refusals_as_they_are_sent() =>
        await Verify(
            new[]
            {
                await api.User.Post("/v2/due_contacts/referral/510", """{"start_date":"2018-12-01"}"""),
                await api.User.Post(
                    "/v2/due_contacts/referral/510",
                    Whole.With("end_date", "\"2018-11-30\"").With("user", "20").With("travel_time", "5")
                ),
                await api.User.Post("/v2/due_contacts/referral/1510", "not JSON"),
                await api.User.Post("/v2/due_contacts/referral/510", "not JSON"),
                await api.User.Post("/v2/due_contacts/referral/x", Whole),
                await api.User.Send(HttpMethod.Put, "/v2/due_contacts", Exchanges.Body(Whole)),
            }
        );

    [Theory]
    [InlineData("\"2018-07-01T10:00Z\"", "2018-07-01T11:00:00")] // summer time
    [InlineData("\"2018-12-01T10:00:00.999Z\"", "2018-12-01T10:00:00")]
    [InlineData("\"2018-12-01T10:00+05:30\"", "2018-12-01T04:30:00")]
    [InlineData("\"2018-12-01\"", "2018-12-01T00:00:00")]
    public async Task A_time_is_one_of_the_organisation(string sent, string stored)
    {
        var id = (
            await api.User.Post(
                "/v2/due_contacts/referral/510",
                Whole.With("start_date", sent).With("end_date", "\"2018-12-31\"")
            )
        ).Id(201);

        (await api.Stored("contact", id, "start_date")).ShouldBe(stored);
    }

    [Theory]
    [InlineData("\"2018-12-01T24:00\"")]
    [InlineData("\"2018-12-01T10\"")]
    [InlineData("\"10000-01-01\"")]
    [InlineData("\"9999-12-31T23:59Z\"")]
    [InlineData("\"0001-01-01T00:00+14:00\"")]
    [InlineData("\"01/12/2018\"")]
    [InlineData("20181201")]
    public async Task A_time_that_is_none(string sent) =>
        (await api.User.Post("/v2/due_contacts/referral/510", Whole.With("start_date", sent)))
            .Problems()
            .ShouldHaveSingleItem()
            .ShouldStartWith("bad_value start_date");

    [Fact]
    public async Task Of_a_referral_that_the_user_does_not_see_there_is_none() =>
        (await api.As(WritingApi.OfProject).Post("/v2/due_contacts/referral/511", Whole)).Status.ShouldBe(404);
}
