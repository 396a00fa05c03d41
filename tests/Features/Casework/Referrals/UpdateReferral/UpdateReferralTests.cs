using System.Text.Json.Nodes;
using Platform.Features.Casework;

namespace Platform.Tests.Features.Casework;

public sealed class UpdateReferralTests(WritingApi api) : IClassFixture<WritingApi>
{
    [Fact]
    public async Task What_is_sent_is_changed()
    {
        var updated = await api.User.Post(
            "/v2/referrals/id/510",
            """{"stage":2,"priority":"1","mood":"low","template":50}"""
        );

        await Verify(updated);
        (await api.User.Get("/v2/referrals/510/field/stage;priority;mood;template;description;closed"))
            .Json()
            .ToJsonString()
            .ShouldBe(
                """{"stage":2,"priority":1,"mood":"low","template":50,"description":"Asked for 50%_ company","closed":"N"}"""
            );
        (await api.Audit("referrals", 510)).ShouldBe(
            "update | 1 | 1 | {\"x44\": [null, \"low\"], \"stage\": [1, 2], \"priority\": [null, 1], \"template\": [null, 50]}"
        );
    }

    [Fact]
    public async Task Refusals_as_they_are_sent() =>
        await Verify(
            new[]
            {
                await api.User.Post("/v2/referrals/id/512", "{}"),
                await api.User.Post(
                    "/v2/referrals/id/512",
                    """{"client":1,"project":5,"branch":1,"date":"2018-11-19","user":1}"""
                ),
                await api.User.Post("/v2/referrals/id/512", """{"description":null,"stage":"","template":null}"""),
                await api.User.Post("/v2/referrals/id/512", """{"template":60,"stage":9}"""),
                await api.User.Post("/v2/referrals/id/1510", """{"stage":2}"""),
            }
        );

    [Fact]
    public async Task It_is_closed_and_opened()
    {
        (await api.User.Post("/v2/referrals/512", """{"closed":"Y"}""")).Status.ShouldBe(200);
        (await api.Stored("referral", 512, "closed_date")).ShouldBe("2026-11-29");

        (await api.User.Post("/v2/referrals/512", """{"closed":true}""")).Status.ShouldBe(200);
        (await api.User.Post("/v2/referrals/512", """{"closed":"N"}""")).Status.ShouldBe(200);
        (await api.Stored("referral", 512, "closed_date")).ShouldBeNull();
        (await api.Audit("referrals", 512)).Split('\n').Length.ShouldBe(2);
    }

    [Fact]
    public async Task Of_a_project_that_the_user_does_not_see_it_is_not_there()
    {
        var before = await api.Stored("referral", 511, "stage");
        (await api.As(WritingApi.OfProject).Post("/v2/referrals/511", """{"stage":2}""")).Status.ShouldBe(404);
        (await api.Twin.Post("/v2/referrals/511", """{"stage":2}""")).Status.ShouldBe(404);
        (await api.Stored("referral", 511, "stage")).ShouldBe(before);
    }

    /// <summary>Else a field would be accepted and lost.</summary>
    [Fact]
    public async Task Every_field_that_may_be_written_is_written()
    {
        var fields = RecordGroup
            .Referrals.Fields.Where(field => field.Has(FieldUse.Write))
            .ToDictionary(
                field => field.Name,
                JsonNode? (field) =>
                    field.Name == "template" ? 61
                    : field.Type is FieldType.LongText ? "Other words"
                    : field.Type is FieldType.YesNo ? "Y"
                    : 2
            );
        var body = new JsonObject(fields).ToJsonString();

        (await api.User.Post("/v2/referrals/id/511", body)).Status.ShouldBe(200);

        (await api.User.Get($"/v2/referrals/511/field/{string.Join(';', fields.Keys)}"))
            .Json()
            .ToJsonString()
            .ShouldBe(body);
    }
}
