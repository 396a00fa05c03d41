namespace Platform.Tests.Features.Casework;

public sealed class CreateReferralTests(WritingApi api) : IClassFixture<WritingApi>
{
    private const string Whole =
        """{"client":1,"project":5,"date":"2018-11-19T10:30","stage":1,"description":"Asked for company","contact_type":2}""";

    [Fact]
    public async Task A_referral_comes_with_its_first_contact()
    {
        var created = await api.User.Send(HttpMethod.Put, "/v2/referrals", Exchanges.Body(Whole));

        await Verify(created);
        var id = created.Id(201);
        (
            await api.User.Get(
                $"/v2/referrals/{id}/field/client;project;date;template;stage;description;user;referral_complete;closed"
            )
        )
            .Json()
            .ToJsonString()
            .ShouldBe(
                """{"client":1,"project":5,"date":"2018-11-19","template":50,"stage":1,"description":"Asked for company","user":1,"referral_complete":"Y","closed":"N"}"""
            );
        var contact = (await api.User.Get($"/v2/done_contacts/referral/{id}")).Json().AsArray().ShouldHaveSingleItem()!;
        contact.AsObject().Remove("updated");
        var number = (long)contact["id"]!;
        contact.AsObject().Remove("id");
        contact
            .ToJsonString()
            .ShouldBe(
                $$"""{"referral":{{id}},"client":1,"project":5,"branch":null,"user":1,"stage":1,"start_date":"2018-11-19T10:30:00","end_date":"2018-11-19T10:30:00","description":"Asked for company","contact_type":2}"""
            );
        (await api.Audit("referrals", id)).ShouldStartWith("create | 1 | 1 | ");
        (await api.Audit("contacts", number)).ShouldStartWith("create | 1 | 1 | ");
    }

    [Fact]
    public async Task A_project_that_closes_by_itself_closes_it_at_once()
    {
        var id = (await api.User.Post("/v2/referrals", Whole.With("project", "7"))).Id(201);

        (await api.User.Get($"/v2/referrals/{id}/field/closed;closed_date"))
            .Json()
            .ToJsonString()
            .ShouldBe("""{"closed":"Y","closed_date":"2026-11-29"}""");
    }

    [Fact]
    public async Task Refusals_as_they_are_sent()
    {
        var before = await Count();

        await Verify(
            new[]
            {
                await api.User.Post("/v2/referrals", "{}"),
                await api.User.Post(
                    "/v2/referrals",
                    """{"client":1001,"project":105,"date":"2050-01-01","stage":9,"description":" ","user":20,"nosuch":1}"""
                ),
                await api.User.Post("/v2/referrals", Whole.With("response_description", "\"twice\"")),
            }
        );

        (await Count()).ShouldBe(before);
    }

    [Theory]
    [InlineData("client", "999", "bad_reference client")]
    [InlineData("client", "1001", "bad_reference client")] // of the other organisation
    [InlineData("client", "\"\"", "missing_field client")]
    [InlineData("project", "105", "bad_reference project")]
    [InlineData("project", "8", "bad_value project")] // over
    [InlineData("project", "6", "missing_field template")] // it has two
    [InlineData("template", "60", "bad_reference template")] // of another project
    [InlineData("template", "51", "bad_reference template")] // not used any more
    [InlineData("template", "150", "bad_reference template")]
    [InlineData("date", "\"2026-11-30\"", "bad_value date")]
    [InlineData("date", "\"x\"", "bad_value date")]
    [InlineData("user", "20", "bad_reference user")] // not active
    [InlineData("user", "2", "bad_reference user")]
    [InlineData("client_type", "2", "bad_value client_type")]
    [InlineData("referrer", "9", "bad_value referrer")]
    [InlineData("additional_org_person", "1002", "bad_reference additional_org_person")]
    [InlineData("client_gender", "1", "not_writable client_gender")]
    [InlineData("referral_complete", "\"Y\"", "not_writable referral_complete")]
    [InlineData("branch", "1", "bad_reference branch")]
    public async Task What_is_wrong_is_named(string field, string value, string problem)
    {
        var refused = await api.User.Post("/v2/referrals", Whole.With(field, value));

        refused.Status.ShouldBe(400, refused.ToString());
        refused.Problems().ShouldHaveSingleItem().ShouldStartWith(problem);
    }

    [Theory]
    [InlineData("client_type", "1")]
    [InlineData("template", "null")]
    [InlineData("user", "\"\"")]
    [InlineData("date", "\"2018-11-19\"")]
    [InlineData("date", "\"2026-11-29T23:59\"")]
    [InlineData("mood", "\"low\"")]
    [InlineData("closed", "\"Y\"")]
    public async Task What_is_right_is_taken(string field, string value) =>
        (await api.User.Post("/v2/referrals", Whole.With(field, value))).Status.ShouldBe(201);

    [Fact]
    public async Task A_description_has_an_older_name() =>
        (
            await api.Stored(
                "referral",
                (
                    await api.User.Post(
                        "/v2/referrals",
                        Whole.Without("description").With("response_description", "\"By its older name\"")
                    )
                ).Id(201),
                "description"
            )
        ).ShouldBe("By its older name");

    [Fact]
    public async Task A_project_that_the_user_does_not_see_is_as_if_it_were_not_there()
    {
        var caller = api.As(WritingApi.OfProject);

        (await caller.Post("/v2/referrals", Whole.With("project", "6").With("template", "60")))
            .Problems()
            .ShouldBe(["bad_reference project"]);
        (await caller.Post("/v2/referrals", Whole)).Status.ShouldBe(201);
        (await api.As(WritingApi.OfType).Post("/v2/referrals", Whole.With("client", "4")))
            .Problems()
            .ShouldBe(["bad_reference client"]);
    }

    private Task<long> Count() =>
        api.Database.Value<long>(
            "select (select count(*) from casework.referral) + (select count(*) from casework.contact)"
        );
}
