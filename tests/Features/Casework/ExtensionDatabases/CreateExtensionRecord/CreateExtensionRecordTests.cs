using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Casework;

public sealed class CreateExtensionRecordTests(ExtensionWritingApi api) : IClassFixture<ExtensionWritingApi>
{
    private const string Notes = "/v2/extension_database/wellcheck_notes_9";
    private const string Training = "/v2/extension_database/staff_%2F_training_13";
    private const string Whole = """{"referral":510,"date_34":"2018-11-08"}""";

    [Fact]
    public async Task A_record_with_every_type_of_field()
    {
        var made = await api.User.Send(
            HttpMethod.Put,
            Notes,
            Exchanges.Body(
                """
                {
                  "referral": 510, "mood": 111, "note": " Slept 50% badly ", "score": "7.50", "date_34": "2018-11-08 00:00",
                  "at": "09:30", "next": "2018-11-09T10:00:00Z", "alone": true, "topics": [302, 301, 302], "seen_by": 1,
                  "guest": "2", "place": "Cafe\u0301"
                }
                """
            )
        );

        await Verify(made);
        var id = made.Id(201);
        made.Head.ShouldContain($"Location: {Notes}/{id}\n");
        (await api.Values(id)).ShouldBe(
            """{"31": 111, "32": "Slept 50% badly", "33": 7.50, "34": "2018-11-08", "35": "09:30", "36": "2018-11-09T10:00:00", "37": "Y", "38": [301, 302], "39": 1, "40": 2, "41": "Café"}"""
        );
        (await api.Audit(id)).ShouldBe(
            """1 | create | 1 | 1 | {"x31": [null, 111], "x32": [null, "Slept 50% badly"], "x33": [null, 7.50], "x34": [null, "2018-11-08"], "x35": [null, "09:30"], "x36": [null, "2018-11-09T10:00:00"], "x37": [null, "Y"], "x38": [null, [301, 302]], "x39": [null, 1], "x40": [null, 2], "x41": [null, "Café"], "referral": [null, 510]}"""
        );
        (await api.User.Get($"{Notes}/{id}/field/created;updated"))
            .Json()
            .ToJsonString()
            .ShouldBe("""{"created":"2026-11-29T10:00:00.000Z","updated":"2026-11-29T10:00:00.000Z"}""");
    }

    [Fact]
    public async Task Of_a_person_by_a_form_and_by_the_other_spellings()
    {
        var made = await api.User.Send(
            HttpMethod.Post,
            Training,
            new FormUrlEncodedContent([KeyValuePair.Create("client", "1"), KeyValuePair.Create("course", "501")])
        );

        await Verify(made);
        (await api.Values(made.Id(201))).ShouldBe("""{"51": 501}""");
        made.Head.ShouldContain($"Location: {Training}/{made.Id(201)}\n");
        (await api.User.Post("/extension_database/wellcheck/", Whole)).Status.ShouldBe(201);
    }

    /// <summary>What each type takes, as it is stored, or why it does not.</summary>
    [Theory]
    [InlineData("mood", "112", "112")]
    [InlineData("mood", "\" 112 \"", "112")]
    [InlineData("mood", "null", null)]
    [InlineData("mood", "109", "bad_value mood an active id of /v2/dictionary/extension_database/mood")]
    [InlineData("mood", "\"Good\"", "bad_value mood an active id of /v2/dictionary/extension_database/mood")]
    [InlineData("mood", "[111]", "bad_value mood an active id of /v2/dictionary/extension_database/mood")]
    [InlineData("note", "\"\"", null)]
    [InlineData("note", "\"  \"", null)]
    [InlineData("note", "\"a\\u0000b\"", "bad_value note text of at most 20000 characters")]
    [InlineData("note", "5", "bad_value note text of at most 20000 characters")]
    [InlineData("score", "0", "0")]
    [InlineData("score", "\"9.9\"", "9.9")]
    [InlineData("score", "10.0", "10.0")]
    [InlineData("score", "10.1", "bad_value score number within the bounds of the field")]
    [InlineData("score", "-1", "bad_value score number within the bounds of the field")]
    [InlineData("score", "1.25", "bad_value score number within the bounds of the field")]
    [InlineData("score", "\"1e1\"", "bad_value score number within the bounds of the field")]
    [InlineData("score", "true", "bad_value score number within the bounds of the field")]
    [InlineData("date_34", "\"2018-02-28\"", "\"2018-02-28\"")]
    [InlineData("date_34", "\"2018-02-30\"", "bad_value date_34 YYYY-MM-DD")]
    [InlineData("date_34", "\"2018-11-08T10:00\"", "bad_value date_34 YYYY-MM-DD")]
    [InlineData("date_34", "20181108", "bad_value date_34 YYYY-MM-DD")]
    [InlineData("date_34", "null", "missing_field date_34")]
    [InlineData("date_34", "\" \"", "missing_field date_34")]
    [InlineData("at", "\"23:59:59\"", "\"23:59:59\"")]
    [InlineData("at", "\"24:00\"", "bad_value at HH:MM[:SS]")]
    [InlineData("at", "\"9:30\"", "bad_value at HH:MM[:SS]")]
    [InlineData("next", "\"2018-07-01T10:00:00+00:00\"", "\"2018-07-01T11:00:00\"")] // by the organisation's clock
    [InlineData("next", "\"2018-07-01\"", "\"2018-07-01T00:00:00\"")]
    [InlineData("next", "\"2018-07-01 10:00:30.5\"", "\"2018-07-01T10:00:30\"")]
    [InlineData("next", "\"soon\"", "bad_value next YYYY-MM-DD or YYYY-MM-DDTHH:MM[:SS]")]
    [InlineData("alone", "\"n\"", "\"N\"")]
    [InlineData("alone", "false", "\"N\"")]
    [InlineData("alone", "\"yes\"", "bad_value alone Y or N")]
    [InlineData("topics", "[302,301,302]", "[301, 302]")]
    [InlineData("topics", "\"302;301\"", "[301, 302]")]
    [InlineData("topics", "301", "[301]")]
    [InlineData("topics", "[]", null)]
    [InlineData("topics", "[301,111]", "bad_value topics a list of integers")]
    [InlineData("topics", "[303]", "bad_value topics a list of integers")] // not active
    [InlineData("topics", "[null]", "bad_value topics a list of integers")]
    [InlineData("seen_by", "1", "1")]
    [InlineData("seen_by", "60", "bad_reference seen_by")] // not active
    [InlineData("seen_by", "2", "bad_reference seen_by")] // of the other organisation
    [InlineData("guest", "5", "5")]
    [InlineData("guest", "1002", "bad_reference guest")]
    [InlineData("guest", "999999999999999999", "bad_reference guest")]
    [InlineData("place", "\"12345678901234567890\"", "\"12345678901234567890\"")]
    [InlineData("place", "\"123456789012345678901\"", "bad_value place text of at most 20 characters")]
    public async Task Values_by_type(string field, string sent, string? kept)
    {
        var answer = await api.User.Post(Notes, Whole.With(field, sent));

        if (answer.Status == 201)
        {
            var values = JsonNode.Parse(await api.Values(answer.Id(201)))!.AsObject();
            var number = Numbers[field];
            (values.TryGetPropertyValue(number, out var value) ? Spaced(value!) : null).ShouldBe(kept);
        }
        else
        {
            answer.Status.ShouldBe(400);
            answer.Problems().ShouldBe([kept!]);
        }
    }

    [Theory]
    [InlineData("{}", "missing_field referral", "missing_field date_34")]
    [InlineData("""{"referral":510}""", "missing_field date_34")]
    [InlineData("""{"date_34":"2018-11-08"}""", "missing_field referral")]
    [InlineData("""{"referral":null,"date_34":"2018-11-08"}""", "missing_field referral")]
    [InlineData("""{"referral":"x","date_34":"2018-11-08"}""", "bad_value referral integer")]
    [InlineData("""{"referral":999,"date_34":"2018-11-08"}""", "bad_reference referral")]
    [InlineData("""{"referral":1510,"date_34":"2018-11-08"}""", "bad_reference referral")] // of the other organisation
    [InlineData("""{"referral":510,"client":1,"date_34":"2018-11-08"}""", "not_writable client")]
    [InlineData("""{"referral":510,"project":5,"date_34":"2018-11-08"}""", "not_writable project")]
    [InlineData("""{"referral":510,"client_surname":"x","date_34":"2018-11-08"}""", "not_writable client_surname")]
    [InlineData(
        """{"referral":510,"id":5,"created":"2018-11-08","date_34":"2018-11-08"}""",
        "not_writable id",
        "not_writable created"
    )]
    [InlineData("""{"referral":510,"mod":111,"date_34":"2018-11-08"}""", "unknown_field mod mood")]
    [InlineData("""{"referral":510,"31":111,"date_34":"2018-11-08"}""", "unknown_field 31 at")]
    [InlineData(
        """{"referral":510,"website_photo_consent":109,"date_34":"2018-11-08"}""",
        "unknown_field website_photo_consent"
    )]
    [InlineData(
        """{"guest":77,"score":11,"nosuch":1,"referral":999}""",
        "unknown_field nosuch",
        "missing_field date_34",
        "bad_value score number within the bounds of the field",
        "bad_reference guest",
        "bad_reference referral"
    )]
    public async Task All_that_is_wrong_is_told_and_nothing_is_written(string body, params string[] problems)
    {
        var before = await api.Count();
        var refused = await api.User.Post(Notes, body);

        refused.Status.ShouldBe(400);
        refused.Problems().ShouldBe(problems);
        (await api.Count()).ShouldBe(before);
    }

    [Fact]
    public async Task Refusals_as_they_are_sent() =>
        await Verify(
            new[]
            {
                await api.User.Post(Notes, """{"mood":7,"nosuch":1}"""),
                await api.User.Post("/v2/extension_database/nosuch_1", Whole),
                await api.User.Post($"{Notes}/nosuch", Whole),
                await api.User.Post(Notes, "[]"),
                await api.User.Post($"{Notes}?limit=1", Whole),
                await api.User.Send(HttpMethod.Post, Notes, new StringContent("x")),
                await api.User.Send(HttpMethod.Put, "/v2/extension_database", Exchanges.Body(Whole)),
                await api.Calling(CaseworkApi.OrgKey, CaseworkApi.ReaderKey, CaseworkApi.ReaderUserKey)
                    .Post(Notes, Whole),
            }
        );

    [Theory]
    [InlineData("POST", "/v2/extension_database/wellcheck_notes_9/mood", 400, "unexpected_segment")]
    [InlineData("PUT", "/v2/extension_database/wellcheck_notes_9/referral/510", 400, "unexpected_segment")]
    [InlineData("PUT", "/v2/extension_database/wellcheck_notes_9/id/17/mood/1", 400, "unexpected_segment")]
    [InlineData("PUT", "/v2/extension_database/wellcheck_notes_9/17/uploads", 400, "unexpected_segment")]
    [InlineData("PUT", "/v2/extension_database/wellcheck_notes_9/ID/17", 400, "unexpected_segment")]
    [InlineData("PUT", "/v2/extension_database/wellcheck_notes_9/selectable_fields", 400, "unexpected_segment")]
    [InlineData("PUT", "/v2/extension_database/wellcheck_notes_9/id/x", 400, "bad_value")]
    [InlineData("PUT", "/v2/extension_database/wellcheck_notes_9//17", 400, "empty_segment")]
    [InlineData("PUT", "/v2/extension_database/nosuch_1/mood", 404, "unknown_extension_database")]
    [InlineData("PUT", "/v2/extension_database/nosuch_1/id/17", 404, "unknown_extension_database")]
    [InlineData("DELETE", "/v2/extension_database/nosuch_1/17", 404, "unknown_extension_database")]
    [InlineData("DELETE", "/v2/extension_database/wellcheck_notes_9/17", 405, "method_not_allowed")]
    [InlineData("PATCH", "/v2/extension_database/wellcheck_notes_9", 405, "method_not_allowed")]
    [InlineData("PUT", "/v2/Extension_database/wellcheck_notes_9", 404, "unknown_group")]
    [InlineData("PUT", "/v2/extension_database/website_7", 404, "unknown_extension_database")] // single
    [InlineData("PUT", "/v2/extension_database/not_shown_10", 404, "unknown_extension_database")]
    [InlineData("PUT", "/v2/extension_database/of_others_11", 404, "unknown_extension_database")]
    [InlineData("PUT", "/v2/extension_database/not_active_12", 404, "unknown_extension_database")]
    [InlineData("PUT", "/v2/extension_database/wellcheck_notes_1009", 404, "unknown_extension_database")]
    public async Task The_shape_of_the_path(string method, string path, int status, string code)
    {
        var refused = await api.User.Send(new HttpMethod(method), path, Exchanges.Body(Whole));

        refused.Status.ShouldBe(status, refused.ToString());
        refused.Code().ShouldBe(code);
    }

    [Fact]
    public async Task Only_of_what_the_user_sees()
    {
        (await api.As(ExtensionWritingApi.OfProject).Post(Notes, Whole)).Status.ShouldBe(201);
        (await api.As(ExtensionWritingApi.OfProject).Post(Notes, Whole.With("referral", "511")))
            .Problems()
            .ShouldBe(["bad_reference referral"]);
        (await api.As(ExtensionWritingApi.OfType).Post(Training, """{"client":4}"""))
            .Problems()
            .ShouldBe(["bad_reference client"]);
        (await api.As(ExtensionWritingApi.OfType).Post(Notes, Whole.With("guest", "4")))
            .Problems()
            .ShouldBe(["bad_reference guest"]);
    }

    [Fact]
    public async Task Only_of_what_the_database_is_for()
    {
        (await api.User.Post("/v2/extension_database/advice_14", """{"referral":510}"""))
            .Problems()
            .ShouldBe(["bad_reference referral"]);
        (await api.User.Post("/v2/extension_database/advice_14", """{"referral":511}""")).Status.ShouldBe(201);
        (await api.User.Post("/v2/extension_database/adults_15", """{"client":4}"""))
            .Problems()
            .ShouldBe(["bad_reference client"]);
        (await api.User.Post("/v2/extension_database/adults_15", """{"client":1}""")).Status.ShouldBe(201);
    }

    /// <summary>What a new record needs may be sent by those who do not see it, or they could make none.</summary>
    [Fact]
    public async Task Hidden_fields_are_not_there_but_what_is_needed()
    {
        var blind = api.As(ExtensionWritingApi.Blind);

        (await blind.Post(Notes, Whole.With("note", "\"x\""))).Problems().ShouldBe(["unknown_field note"]);
        (await blind.Post(Notes, """{"referral":510}""")).Problems().ShouldBe(["missing_field date_34"]);
        var id = (await blind.Post(Notes, Whole.With("mood", "111"))).Id(201);
        (await blind.Get($"{Notes}/{id}")).Json().AsObject().ContainsKey("date_34").ShouldBeFalse();
        (await api.Values(id)).ShouldBe("""{"31": 111, "34": "2018-11-08"}""");
    }

    [Fact]
    public async Task The_other_organisation_writes_its_own()
    {
        var id = (
            await api.Twin.Post(
                "/v2/extension_database/wellcheck",
                """{"referral":1510,"date_1034":"2018-11-08","mood":1111}"""
            )
        ).Id(201);

        (await api.Audit(id)).ShouldStartWith("2 | create | 2 | 1 | ");
        (await api.User.Get($"{Notes}/{id}")).Status.ShouldBe(404);
        (
            await api.Twin.Post(
                "/v2/extension_database/wellcheck",
                """{"referral":510,"date_1034":"2018-11-08","mood":111}"""
            )
        )
            .Problems()
            .ShouldBe([
                "bad_value mood an active id of /v2/dictionary/extension_database/mood",
                "bad_reference referral",
            ]);
        (await api.Twin.Post("/v2/extension_database/wellcheck_notes_9", Whole)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task At_once_each_is_a_record_of_its_own()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => api.User.Post(Notes, Whole)));

        answers.Select(answer => answer.Id(201)).Distinct().Count().ShouldBe(12);
    }

    private static readonly Dictionary<string, string> Numbers = new()
    {
        ["mood"] = "31",
        ["note"] = "32",
        ["score"] = "33",
        ["date_34"] = "34",
        ["at"] = "35",
        ["next"] = "36",
        ["alone"] = "37",
        ["topics"] = "38",
        ["seen_by"] = "39",
        ["guest"] = "40",
        ["place"] = "41",
    };

    private static string Spaced(JsonNode value) => value.ToJsonString().Replace(",", ", ", StringComparison.Ordinal);
}
