namespace Platform.Tests.Features.Casework;

public sealed class UpdateExtensionRecordTests(ExtensionWritingApi api) : IClassFixture<ExtensionWritingApi>
{
    private const string Notes = "/v2/extension_database/wellcheck_notes_9";

    [Fact]
    public async Task What_is_sent_is_changed_and_the_rest_stays()
    {
        var id = await Made();
        var changed = await api.User.Post($"{Notes}/id/{id}", """{"mood":112,"note":"Slept well"}""");
        var emptied = await api.User.Send(
            HttpMethod.Put,
            $"{Notes}/{id}",
            Exchanges.Body("""{"referral":510,"note":null,"topics":""}""")
        );
        var same = await api.User.Post($"{Notes}/{id}", """{"mood":"112","topics":[]}""");

        await Verify(new[] { changed, emptied, same });
        (await api.Values(id)).ShouldBe("""{"31": 112, "34": "2018-11-08"}""");
        (await api.Audit(id))
            .Split('\n')[1..]
            .ShouldBe([
                """1 | update | 1 | 1 | {"x31": [111, 112], "x32": [null, "Slept well"]}""",
                """1 | update | 1 | 1 | {"x32": ["Slept well", null], "x38": [[301], null]}""",
            ]);
    }

    /// <summary>Two systems that mirror each other come to rest.</summary>
    [Fact]
    public async Task A_write_that_changes_nothing_leaves_no_trace()
    {
        await api.Database.Execute("update casework.ext_record set updated = '2018-11-08 10:00Z' where id = 17");
        var audited = await api.Audit(17);

        (
            await api.User.Post($"{Notes}/17", """{"mood":111,"alone":"y","topics":[302,301],"referral":510}""")
        ).Status.ShouldBe(200);

        (await api.Audit(17)).ShouldBe(audited);
        (await api.User.Get($"{Notes}/17/field/updated"))
            .Json()
            .ToJsonString()
            .ShouldBe("""{"updated":"2018-11-08T10:00:00.000Z"}""");
        (await api.User.Post($"{Notes}/17", """{"alone":"N"}""")).Status.ShouldBe(200);
        (await api.User.Get($"{Notes}/17/field/updated"))
            .Json()
            .ToJsonString()
            .ShouldBe("""{"updated":"2026-11-29T10:00:00.000Z"}""");
        (await api.User.Post($"{Notes}/17", """{"alone":"Y"}""")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("{}", "empty_body")]
    [InlineData("""{"date_34":null}""", "value_required date_34")]
    [InlineData("""{"referral":511}""", "not_writable referral")]
    [InlineData("""{"referral":null}""", "not_writable referral")]
    [InlineData("""{"client":1}""", "not_writable client")]
    [InlineData("""{"id":17}""", "not_writable id")]
    [InlineData("""{"nosuch":1}""", "unknown_field nosuch")]
    [InlineData("""{"topics":[301,302,303]}""")] // it is there already
    [InlineData("""{"topics":[303,304]}""", "bad_value topics a list of integers")]
    [InlineData("""{"mood":501}""", "bad_value mood an active id of /v2/dictionary/extension_database/mood")]
    [InlineData("""{"seen_by":60}""", "bad_reference seen_by")]
    [InlineData("""{"guest":1001}""", "bad_reference guest")]
    public async Task Rules_of_changing(string body, params string[] problems)
    {
        var answer = await api.User.Post($"{Notes}/id/30", body);

        answer.Status.ShouldBe(problems is [] ? 200 : 400, answer.ToString());
        if (problems is not [])
        {
            answer.Problems().ShouldBe(problems);
        }
    }

    [Fact]
    public async Task Refusals_as_they_are_sent() =>
        await Verify(
            new[]
            {
                await api.User.Post($"{Notes}/id/30", """{"referral":511,"score":99}"""),
                await api.User.Post($"{Notes}/id/30", ""),
                await api.User.Post($"{Notes}/id/999", "{}"),
                await api.User.Post("/v2/extension_database/nosuch_1/id/30", "{}"),
            }
        );

    /// <summary>A field that was made forced later is not asked of whoever changes another.</summary>
    [Fact]
    public async Task What_was_not_there_before_may_still_not_be_there()
    {
        (await api.User.Post($"{Notes}/31", """{"mood":112}""")).Status.ShouldBe(200);
        (await api.Values(31)).ShouldBe("""{"31": 112}""");
    }

    [Theory]
    [InlineData("wellcheck_notes_9/999")]
    [InlineData("wellcheck_notes_9/20")] // of another database
    [InlineData("wellcheck_notes_9/1017")] // of the other organisation
    [InlineData("wellcheck_notes_9/id/999999999999999999")]
    public async Task What_is_not_there_is_404_before_the_body_is_looked_at(string path)
    {
        var refused = await api.User.Post($"/v2/extension_database/{path}", "nonsense");

        refused.Status.ShouldBe(404);
        refused.Code().ShouldBe("not_found");
    }

    [Fact]
    public async Task Whoever_does_not_see_the_parent_changes_nothing()
    {
        (await api.As(ExtensionWritingApi.OfProject).Post($"{Notes}/19", """{"mood":112}""")).Status.ShouldBe(404);
        (
            await api.As(ExtensionWritingApi.OfType)
                .Post("/v2/extension_database/staff_%2F_training_13/21", """{"course":501}""")
        ).Status.ShouldBe(404);
        (await api.Twin.Post("/v2/extension_database/wellcheck/17", """{"mood":1111}""")).Status.ShouldBe(404);
        (await api.Twin.Post("/v2/extension_database/wellcheck/1017", """{"mood":1111}""")).Status.ShouldBe(200);
        (await api.Values(1017)).ShouldBe("""{"1031": 1111}""");
    }

    [Fact]
    public async Task Hidden_fields_are_not_there()
    {
        var id = await Made();
        var blind = api.As(ExtensionWritingApi.Blind);

        (await blind.Post($"{Notes}/{id}", """{"note":"x"}""")).Problems().ShouldBe(["unknown_field note"]);
        (await blind.Post($"{Notes}/{id}", """{"date_34":"2018-11-09"}"""))
            .Problems()
            .ShouldBe(["unknown_field date_34"]);
        (await blind.Post($"{Notes}/{id}", """{"mood":112}""")).Status.ShouldBe(200);
    }

    /// <summary>Each sees what the one before has written: no value is lost.</summary>
    [Fact]
    public async Task At_once_they_change_different_fields()
    {
        var id = await Made();
        string[] bodies =
        [
            """{"mood":112}""",
            """{"note":"a"}""",
            """{"score":1}""",
            """{"at":"10:00"}""",
            """{"alone":"Y"}""",
            """{"place":"Home"}""",
            """{"guest":2}""",
            """{"seen_by":1}""",
        ];

        var answers = await Task.WhenAll(bodies.Select(body => api.User.Post($"{Notes}/{id}", body)));

        answers.ShouldAllBe(answer => answer.Status == 200);
        (await api.Values(id)).ShouldBe(
            """{"31": 112, "32": "a", "33": 1, "34": "2018-11-08", "35": "10:00", "37": "Y", "38": [301], "39": 1, "40": 2, "41": "Home"}"""
        );
        (await api.Audit(id)).Split('\n').Length.ShouldBe(9);
    }

    private async Task<long> Made() =>
        (await api.User.Post(Notes, """{"referral":510,"date_34":"2018-11-08","mood":111,"topics":[301]}""")).Id(201);
}
