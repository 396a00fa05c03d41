namespace Platform.Tests.Features.Casework;

public sealed class ProcessStagedPeopleTests(StagingApi api) : IClassFixture<StagingApi>
{
    private const string Two = """
        [
          {
            "org_type_id": 1, "surname": "Smith", "first_name": "Ann", "description": "Needs company", "relationships": { "1": 5 },
            "gender": 2, "nick": "Annie", "external_id": "EXTERNAL"
          },
          { "org_type_id": 2, "surname": "Smith", "carer_relationships": { "0": 6 } }
        ]
        """;

    [Fact]
    public async Task They_are_made_with_relationships_and_referrals()
    {
        var batch = await Stage(Two);

        var imported = await api.User.Post(
            $"/v2/external_referral/id/{batch}",
            """{"action":"import","project":5,"date":"2018-11-19"}"""
        );
        var again = await api.User.Post($"/v2/external_referral/id/{batch}", """{"action":"reject"}""");

        await Verify(new[] { imported, again });
        var (ann, other) = (
            (long)imported.Json()["people"]![0]!["client"]!,
            (long)imported.Json()["people"]![1]!["client"]!
        );
        (await api.User.Get($"/v2/clients/{ann}/field/surname;gender;nick;external_id"))
            .Sent()
            .ShouldBe("""{"surname":"Smith","gender":2,"nick":"Annie","external_id":"EXTERNAL"}""");
        (await api.User.Get($"/v2/referrals/client/{ann}/field/project;template;date;description"))
            .Sent()
            .ShouldBe("""[{"project":5,"template":50,"date":"2018-11-19","description":"Needs company"}]""");
        (
            await api.Database.Rows(
                "select client_id, other_id, relationship, carer from casework.client_relationship where client_id > 10000 order by 1"
            )
        ).ShouldBe([$"{ann} | {other} | 5 | false", $"{other} | {ann} | 6 | true"]);
        (await api.Audit("clients", ann)).ShouldContain("consequence");
        (await api.Audit("external_referrals", batch)).ShouldContain("\"imported\"");
    }

    [Fact]
    public async Task Who_is_known_is_linked()
    {
        var batch = await Stage("""{"org_type_id":1,"surname":"Taylor","description":"Again"}""");

        var imported = await api.User.Send(
            HttpMethod.Put,
            $"/v2/external_referrals/{batch}",
            Exchanges.Body("""{"action":"import","project":"5","people":[{"index":0,"client":1}]}""")
        );

        ((long)imported.Json()["people"]![0]!["client"]!).ShouldBe(1);
        (await api.User.Get("/v2/referrals/client/1/description/again/field/date"))
            .Sent()
            .ShouldBe("[{\"date\":\"2026-11-29\"}]");
    }

    [Fact]
    public async Task What_goes_wrong_makes_nobody()
    {
        var batch = await Stage(Two.Replace("EXTERNAL", "Ext-1", StringComparison.Ordinal)); // person 1 has it
        var before = await Count();

        var answers = new[]
        {
            await api.User.Post($"/v2/external_referral/id/{batch}", "{}"),
            await api.User.Post($"/v2/external_referral/id/{batch}", """{"action":"forget","nosuch":1}"""),
            await api.User.Post($"/v2/external_referral/id/{batch}", """{"action":"import"}"""),
            await api.User.Post($"/v2/external_referral/id/{batch}", """{"action":"import","project":105}"""),
            await api.User.Post(
                $"/v2/external_referral/id/{batch}",
                """{"action":"import","people":[{"index":0,"client":1001}]}"""
            ),
            await api.User.Post($"/v2/external_referral/id/{batch}", """{"action":"import","people":[{"index":5}]}"""),
            await api.User.Post($"/v2/external_referral/id/{batch}", """{"action":"import","project":5}"""),
            await api.As(WritingApi.OfOtherGroup).Post($"/v2/external_referral/id/{batch}", """{"action":"reject"}"""),
            await api.Twin.Post($"/v2/external_referral/id/{batch}", """{"action":"reject"}"""),
        };

        answers
            .Select(answer => $"{answer.Status} {answer.Code()}")
            .ShouldBe([
                "400 missing_field",
                "400 unknown_field",
                "400 missing_field",
                "400 bad_reference",
                "400 bad_reference",
                "400 bad_value",
                "409 external_id_taken",
                "403 admin_only",
                "404 not_found",
            ]);
        (await Count()).ShouldBe(before);
        (
            await api.User.Post($"/v2/external_referral/id/{batch}", """{"action":"reject","reason":"Known already"}""")
        ).Status.ShouldBe(200);
        (await api.User.Get($"/v2/external_referral/id/{batch}/field/status;reason;client"))
            .Sent()
            .ShouldBe(
                """[{"status":"rejected","reason":"Known already","client":null},{"status":"rejected","reason":"Known already","client":null}]"""
            );
    }

    [Fact]
    public async Task Two_imports_at_once_are_one()
    {
        var batch = await Stage("""{"org_type_id":1,"surname":"Atonce"}""");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 5)
                .Select(_ => api.User.Post($"/v2/external_referral/id/{batch}", """{"action":"import"}"""))
        );

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Count(answer => answer.Status == 409 && answer.Code() == "already_processed").ShouldBe(4);
        (await api.Database.Value<long>("select count(*) from casework.client where surname = 'Atonce'")).ShouldBe(1);
    }

    private async Task<long> Stage(string people) => (await api.User.Post("/v2/external_referral", people)).Id(201);

    private Task<long> Count() =>
        api.Database.Value<long>(
            "select (select count(*) from casework.referral) + (select count(*) from casework.client)"
        );
}
