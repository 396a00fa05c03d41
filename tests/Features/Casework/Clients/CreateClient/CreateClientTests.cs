namespace Platform.Tests.Features.Casework;

public sealed class CreateClientTests(WritingApi api) : IClassFixture<WritingApi>
{
    [Fact]
    public async Task A_person_is_made_and_found()
    {
        var created = await api.User.Send(
            HttpMethod.Put,
            "/v2/clients",
            Exchanges.Body(
                """{"surname":" Taylor ","first_name":"Sam","date_of_birth":"1952-02-29","district":2,"external_id":"A-1"}"""
            )
        );

        await Verify(created);
        var id = created.Id(201);
        (await api.User.Get($"/v2/clients/{id}/field/surname;type;active;district;external_id;created_by"))
            .Json()
            .ToJsonString()
            .ShouldBe("""{"surname":"Taylor","type":1,"active":"Y","district":2,"external_id":"A-1","created_by":1}""");
        (await api.Audit("clients", id)).ShouldStartWith("create | 1 | 1 | ");
        (await api.Audit("clients", id)).ShouldContain("\"surname\": [null, \"Taylor\"]");
        (await api.Audit("clients", id)).ShouldContain("\"external_id\": [null, \"A-1\"]");
    }

    [Fact]
    public async Task A_form_says_the_same()
    {
        var created = await api.User.Send(
            HttpMethod.Post,
            "/v2/clients",
            Exchanges.Form(
                ("surname", "O'Brien & Söhne"),
                ("blue_badge_holder", "y"),
                ("gender", "1"),
                ("likes", "302;301")
            )
        );

        (await api.User.Get($"/v2/clients/{created.Id(201)}/field/surname;blue_badge_holder;gender;likes"))
            .Sent()
            .ShouldBe("""{"surname":"O'Brien & Söhne","blue_badge_holder":"Y","gender":1,"likes":[301,302]}""");
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_in_the_order_of_the_contract()
    {
        var before = await Count();

        var refused = await api.User.Post(
            "/v2/clients",
            """
            {
              "date_of_birth": "2050-01-01", "usual_support_worker": 77, "gender": 9, "emial": "x", "age": 5, "active": null,
              "people_in_household": 51, "date_of_death": "1900-01-01", "district": 3
            }
            """
        );

        await Verify(refused);
        (await Count()).ShouldBe(before);
    }

    [Theory]
    [InlineData("{\"surname\":\"x\"", "application/json", 400, "bad_body")]
    [InlineData("[]", "application/json", 400, "bad_body")]
    [InlineData("{\"surname\":\"\\ud800\"}", "application/json", 400, "bad_body")]
    [InlineData("{\"surname\":\"x\",\"surname\":\"y\"}", "application/json", 400, "duplicate_clause")]
    [InlineData("surname=x&surname=y", "application/x-www-form-urlencoded", 400, "duplicate_clause")]
    [InlineData("surname=%ff", "application/x-www-form-urlencoded", 400, "bad_body")]
    [InlineData("surname=x", "text/plain", 415, "unsupported_media_type")]
    [InlineData("", "application/json", 400, "missing_field")]
    [InlineData("{\"surname\":\"  \"}", "application/json", 400, "missing_field")]
    [InlineData("{\"surname\":null}", "application/json", 400, "missing_field")]
    public async Task A_body_that_cannot_be_read(string body, string mediaType, int status, string code)
    {
        var refused = await api.User.Send(HttpMethod.Post, "/v2/clients", Exchanges.Body(body, mediaType));

        refused.Status.ShouldBe(status, refused.ToString());
        refused.Code().ShouldBe(code);
    }

    [Fact]
    public async Task A_form_without_a_content_type()
    {
        var body = Exchanges.Body("surname=x");
        body.Headers.ContentType = null;

        (await api.User.Send(HttpMethod.Put, "/v2/clients", body)).Status.ShouldBe(415);
    }

    [Fact]
    public async Task A_body_of_more_than_a_megabyte() =>
        (await api.User.Post("/v2/clients", $$"""{"surname":"{{new string('x', 1024 * 1024)}}"}""")).Status.ShouldBe(
            413
        );

    [Fact]
    public async Task A_source_that_may_only_read() =>
        await Verify(
            await api.Calling(CaseworkApi.OrgKey, CaseworkApi.ReaderKey, CaseworkApi.ReaderUserKey)
                .Post("/v2/clients", """{"surname":"x"}""")
        );

    [Fact]
    public async Task A_type_that_the_user_does_not_see_is_not_made()
    {
        var refused = await api.As(WritingApi.OfType).Post("/v2/clients", """{"surname":"x","type":2}""");

        refused.Problems().ShouldBe(["bad_reference type"]);
    }

    [Fact]
    public async Task What_a_new_record_needs_may_be_sent_by_who_does_not_see_it()
    {
        var blind = api.As(WritingApi.Blind);

        var id = (await blind.Post("/v2/clients", """{"surname":"Unseen"}""")).Id(201);
        (await api.Stored("client", id, "surname")).ShouldBe("Unseen");
        (await blind.Post($"/v2/clients/id/{id}", """{"surname":"Other"}"""))
            .Problems()
            .ShouldBe(["unknown_field surname"]);
        (await blind.Post("/v2/clients", """{"surname":"x","religion":1}"""))
            .Problems()
            .ShouldBe(["unknown_field religion"]);
        (await blind.Post("/v2/clients", """{"surname":"x","website_photo_consent":109}"""))
            .Problems()
            .ShouldBe(["unknown_field website_photo_consent"]);
    }

    private Task<long> Count() => api.Database.Value<long>("select count(*) from casework.client");
}
