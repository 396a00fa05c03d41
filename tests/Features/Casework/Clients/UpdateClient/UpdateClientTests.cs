using System.Text.Json.Nodes;
using Platform.Features.Casework;

namespace Platform.Tests.Features.Casework;

public sealed class UpdateClientTests(WritingApi api) : IClassFixture<WritingApi>
{
    [Fact]
    public async Task What_is_sent_is_changed_and_nothing_else()
    {
        var before = await api.User.Get("/v2/clients/2");

        var updated = await api.User.Post(
            "/v2/clients/id/2",
            """{"first_name":"Máry","district":"2","registered_disabled":"n"}"""
        );

        await Verify(updated);
        var after = (await api.User.Get("/v2/clients/2")).Json().AsObject();
        foreach (var (name, value) in before.Json().AsObject())
        {
            if (name is not ("first_name" or "district" or "registered_disabled" or "updated"))
            {
                after[name]?.ToJsonString().ShouldBe(value?.ToJsonString(), name);
            }
        }

        ((string?)after["first_name"]).ShouldBe("Máry");
        ((string?)after["updated"]).ShouldBe("2026-11-29T10:00:00.000Z");
        (await api.Audit("clients", 2)).ShouldBe(
            "update | 1 | 1 | {\"district\": [1, 2], \"first_name\": [\"Mary\", \"Máry\"], \"registered_disabled\": [true, false]}"
        );
    }

    [Fact]
    public async Task What_changes_nothing_leaves_no_trace()
    {
        var before = await api.Stored("client", 3, "updated");

        (
            await api.User.Send(
                HttpMethod.Put,
                "/v2/clients/3",
                Exchanges.Body("""{"surname":"MÜLLER","district":2}""")
            )
        ).Status.ShouldBe(200);

        (await api.Stored("client", 3, "updated")).ShouldBe(before);
        (await api.Audit("clients", 3)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Refusals_as_they_are_sent() =>
        await Verify(
            new[]
            {
                await api.User.Post("/v2/clients/id/1", "{}"),
                await api.User.Post("/v2/clients/id/1", """{"surname":""}"""),
                await api.User.Post("/v2/clients/id/1", """{"surnam":"x","id":5}"""),
                await api.User.Post(
                    "/v2/clients/id/1",
                    """{"date_of_birth":"1990-01-01","date_of_death":"1980-01-01"}"""
                ),
                await api.User.Post("/v2/clients/id/999", "not JSON"),
                await api.User.Post("/v2/clients/id/abc", """{"surname":"x"}"""),
            }
        );

    [Theory]
    [InlineData("999")]
    [InlineData("1001")] // of the other organisation
    [InlineData("0")]
    [InlineData("999999999999999999")]
    public async Task Who_is_not_there_is_not_made(string id)
    {
        foreach (var path in new[] { $"/v2/clients/id/{id}", $"/v2/clients/{id}" })
        {
            var refused = await api.User.Send(HttpMethod.Put, path, Exchanges.Body("""{"surname":"x"}"""));
            refused.Status.ShouldBe(404);
            refused.Code().ShouldBe("not_found");
        }

        (await api.Stored("client", 1001, "surname")).ShouldBe("Taylor");
    }

    [Fact]
    public async Task Of_another_type_they_are_not_there()
    {
        var caller = api.As(WritingApi.OfType);

        (await caller.Post("/v2/clients/id/4", """{"surname":"x"}""")).Status.ShouldBe(404);
        (await caller.Post("/v2/clients/id/5", """{"type":2}""")).Problems().ShouldBe(["bad_reference type"]);
    }

    public static TheoryData<string, string, string?> Values =>
        new()
        {
            // field, sent, stored; null: refused
            { "postcode", "\"ex12ab\"", "EX1 2AB" },
            { "postcode", "\"E X 1 2 A B\"", "EX1 2AB" },
            { "nhs_number", "\"943 476-5919\"", "9434765919" },
            { "nhs_number", "\"943 476 59199\"", null },
            { "email", "\" a@b.c \"", "a@b.c" },
            { "email", "\"a.b.c\"", null },
            { "email", "\"a@b@c\"", null },
            { "title", "\"Cafe\\u0301\"", "Café" },
            { "title", "\"123456789012345678901\"", null },
            { "title", "\"a\\u0000b\"", null },
            { "title", "5", null },
            { "title", "[\"x\"]", null },
            { "date_of_birth", "\"1952-02-29\"", "1952-02-29" },
            { "date_of_birth", "\"1952-02-29T00:00\"", "1952-02-29" },
            { "date_of_birth", "\"1952-02-29T00:00:00.000\"", "1952-02-29" },
            { "date_of_birth", "\"1952-02-29T00:00Z\"", null },
            { "date_of_birth", "\"1952-02-29T01:00\"", null },
            { "date_of_birth", "\"1952-02-30\"", null },
            { "date_of_birth", "\"2026-11-30\"", null },
            { "date_of_birth", "\"2026-11-29\"", "2026-11-29" },
            { "gender", "1", "1" },
            { "gender", "\"02\"", "2" },
            { "gender", "1.0", null },
            { "gender", "-1", null },
            { "gender", "9", null },
            { "gender", "7", null },
            { "gender", "99999999999", null },
            { "employment_status", "\"N\"", "N" },
            { "employment_status", "\"n\"", null },
            { "people_in_household", "50", "50" },
            { "people_in_household", "\"51\"", null },
            { "people_in_household", "-1", null },
            { "active", "false", "false" },
            { "active", "\"y\"", "true" },
            { "active", "\"yes\"", null },
            { "active", "1", null },
            { "usual_support_worker", "2", "2" },
            { "notes", "\"a\\nb\"", "a\nb" },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_is_read_by_its_field(string field, string sent, string? stored)
    {
        var answer = await api.User.Post("/v2/clients/id/5", $$"""{"{{field}}":{{sent}}}""");

        if (stored is null)
        {
            answer.Status.ShouldBe(400, answer.ToString());
            answer.Problems().ShouldHaveSingleItem().ShouldStartWith($"bad_value {field} ");
        }
        else
        {
            answer.Status.ShouldBe(200, answer.ToString());
            (await api.Stored("client", 5, field)).ShouldBe(stored);
        }
    }

    /// <summary>Else a field would be accepted and lost.</summary>
    [Fact]
    public async Task Every_field_that_may_be_written_is_written_and_may_be_emptied()
    {
        var fields = RecordGroup
            .Clients.Fields.Where(field => field.Has(FieldUse.Write) && !field.NeedsBranches)
            .ToDictionary(field => field.Name, ValueOf);
        var body = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));
        var id = (await api.User.Post("/v2/clients", """{"surname":"Empty"}""")).Id(201);

        (await api.User.Post($"/v2/clients/id/{id}", body.ToJsonString())).Status.ShouldBe(200);
        (await api.User.Get($"/v2/clients/{id}/field/{string.Join(';', fields.Keys)}"))
            .Json()
            .ToJsonString()
            .ShouldBe(body.ToJsonString());

        foreach (var field in RecordGroup.Clients.Fields.Where(field => fields.ContainsKey(field.Name)))
        {
            var emptied = await api.User.Post($"/v2/clients/id/{id}", $$"""{"{{field.Name}}":""}""");
            if (field.Has(FieldUse.Kept))
            {
                emptied.Problems().ShouldBe([$"value_required {field.Name}"]);
            }
            else
            {
                emptied.Status.ShouldBe(200, emptied.ToString());
                (await api.User.Get($"/v2/clients/{id}/field/{field.Name}")).Json()[field.Name].ShouldBeNull();
            }
        }
    }

    [Fact]
    public async Task Extension_fields_are_fields_of_the_person()
    {
        var id = (
            await api.User.Post("/v2/clients", """{"surname":"Own","nick":"Jo","website_photo_consent":109}""")
        ).Id(201);

        var updated = await api.User.Post(
            $"/v2/clients/id/{id}",
            """
            {
              "website_photo_consent": 108, "score": "9.5", "since_24": "2018-11-08", "likes": [302, 301, 302], "nick": null,
              "seen": "2018-07-01T10:00Z", "member": true, "at": "09:30", "buddy": 1, "firm": 2, "story": "Once"
            }
            """
        );

        updated.Status.ShouldBe(200, updated.ToString());
        (
            await api.Database.Value<string>(
                "select data::text from casework.ext_single where parent_id = :id",
                ("id", id)
            )
        ).ShouldBe(
            """{"21": 108, "23": 9.5, "24": "2018-11-08", "25": [301, 302], "26": "2018-07-01T11:00:00", "28": "Y", "29": "09:30", "30": 1, "31": 2, "32": "Once"}"""
        );
        (await api.Audit("clients", id)).ShouldContain("\"x21\": [109, 108]");
        (await api.Audit("clients", id)).ShouldContain("\"x22\": [\"Jo\", null]");
        (await api.User.Get($"/v2/clients/website_photo_consent/108/id/{id}")).Json().AsArray().Count.ShouldBe(1);
        var stamp = await api.Stored("client", id, "updated");
        (await api.User.Post($"/v2/clients/id/{id}", """{"website_photo_consent":108}""")).Status.ShouldBe(200);
        (await api.Stored("client", id, "updated")).ShouldBe(stamp);
    }

    [Theory]
    [InlineData("""{"website_photo_consent":110}""", "bad_value website_photo_consent")] // not chosen any more
    [InlineData("""{"website_photo_consent":301}""", "bad_value website_photo_consent")] // of another field
    [InlineData("""{"nick":"Joanna"}""", "bad_value nick")]
    [InlineData("""{"score":10.1}""", "bad_value score")]
    [InlineData("""{"score":-2}""", "bad_value score")]
    [InlineData("""{"score":9.55}""", "bad_value score")]
    [InlineData("""{"score":"x"}""", "bad_value score")]
    [InlineData("""{"since_24":"2018-02-30"}""", "bad_value since_24")]
    [InlineData("""{"likes":[301,999]}""", "bad_value likes")]
    [InlineData("""{"likes":{"a":1}}""", "bad_value likes")]
    [InlineData("""{"seen":"never"}""", "bad_value seen")]
    [InlineData("""{"at":"24:00"}""", "bad_value at")]
    [InlineData("""{"member":"perhaps"}""", "bad_value member")]
    [InlineData("""{"buddy":2}""", "bad_reference buddy")] // of the other organisation
    [InlineData("""{"firm":1001}""", "bad_reference firm")]
    [InlineData("""{"secret":"x"}""", "unknown_field secret")]
    [InlineData("""{"other":"x"}""", "missing_field needed")]
    [InlineData("""{"needed":""}""", "value_required needed")]
    [InlineData("""{"of_type_2":"x"}""", "not_writable of_type_2")]
    public async Task A_value_of_an_extension_field_is_held_against_its_definition(string body, string problem)
    {
        var refused = await api.User.Post("/v2/clients/id/5", body);

        refused.Status.ShouldBe(400, refused.ToString());
        refused.Problems().ShouldHaveSingleItem().ShouldStartWith(problem);
        (await api.Database.Value<long>("select count(*) from casework.ext_single where parent_id = 5")).ShouldBe(0);
    }

    [Fact]
    public async Task An_extension_database_is_of_its_groups_and_types()
    {
        (await api.As(WritingApi.OfOtherGroup).Post("/v2/clients/id/5", """{"nick":"x"}"""))
            .Problems()
            .ShouldBe(["unknown_field nick"]);
        (await api.User.Post("/v2/clients/id/4", """{"of_type_2":"x"}""")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Two_who_write_different_fields_at_once_both_do()
    {
        var id = (await api.User.Post("/v2/clients", """{"surname":"Both"}""")).Id(201);

        await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .SelectMany(_ =>
                    new[]
                    {
                        api.User.Post($"/v2/clients/id/{id}", """{"first_name":"A"}"""),
                        api.User.Post($"/v2/clients/id/{id}", """{"town":"B"}"""),
                        api.User.Post($"/v2/clients/id/{id}", """{"nick":"C"}"""),
                        api.User.Post($"/v2/clients/id/{id}", """{"score":1}"""),
                    }
                )
        );

        (await api.User.Get($"/v2/clients/{id}/field/first_name;town;nick;score"))
            .Json()
            .ToJsonString()
            .ShouldBe("""{"first_name":"A","town":"B","nick":"C","score":1}""");
        (await api.Audit("clients", id)).Split('\n').Length.ShouldBe(5, "what changes nothing is not noted");
    }

    private static JsonNode ValueOf(CatalogueField field) =>
        (field.Name, field.Type) switch
        {
            ("postcode", _) => "EX1 2AB",
            ("nhs_number", _) => "9434765919",
            ("email", _) => "a@b.c",
            ("date_of_death", _) => "2018-11-08",
            (_, FieldType.Text or FieldType.LongText) => $"{field.Label[..1]}x",
            (_, FieldType.Date) => "1952-02-29",
            (_, FieldType.YesNo) => "Y",
            (_, FieldType.Code) => "1",
            (_, FieldType.Integer) => 7,
            _ => 2,
        };
}
