namespace Platform.Tests.Features.Casework;

public sealed class StagePeopleTests(StagingApi api) : IClassFixture<StagingApi>
{
    [Fact]
    public async Task People_wait_and_nobody_is_made()
    {
        var before = await Count();

        var staged = await api.User.Send(
            HttpMethod.Put,
            "/v2/external_referral",
            Exchanges.Body(
                """
                [
                  {
                    "org_type_id": 1, "surname": "Smith", "first_name": "Ann", "description": "Needs company", "project": 5,
                    "source": 2, "referral_role": 1, "relationships": { "1": 5 }, "gender": 2, "nick": "Annie", "postcode": "ex12ab"
                  },
                  { "org_type_id": "2", "surname": "Smith", "carer_relationships": { "0": "6" } }
                ]
                """
            )
        );

        await Verify(staged);
        (await Count()).ShouldBe(before);
        var batch = staged.Id(201);
        (
            await api.Database.Rows(
                "select idx, org_type_id, surname, project_id, form_source, relationships::text, carer_relationships::text, fields::text from casework.external_referral_person where batch_id = :batch order by idx",
                ("batch", batch)
            )
        ).ShouldBe([
            "0 | 1 | Smith | 5 | 2 | {\"1\": 5} | {} | {\"x22\": \"Annie\", \"gender\": 2, \"postcode\": \"EX1 2AB\"}",
            "1 | 2 | Smith | null | null | {} | {\"0\": 6} | {}",
        ]);
    }

    [Fact]
    public async Task A_form_says_the_same()
    {
        var one = await api.User.Send(
            HttpMethod.Post,
            "/v2/external_referrals",
            Exchanges.Form(("org_type_id", "1"), ("surname", "One"))
        );
        var two = await api.User.Send(
            HttpMethod.Post,
            "/v2/external_referrals",
            Exchanges.Form(
                ("0[org_type_id]", "1"),
                ("0[surname]", "Two"),
                ("1[org_type_id]", "1"),
                ("1[surname]", "Three"),
                ("0[relationships][1]", "5")
            )
        );

        one.Json(201)["people"]!.AsArray().Count.ShouldBe(1);
        two.Json(201)["people"]!.AsArray().Count.ShouldBe(2);
        (
            await api.Database.Value<string>(
                "select relationships::text from casework.external_referral_person where surname = 'Two'"
            )
        ).ShouldBe("{\"1\": 5}");
    }

    [Fact]
    public async Task Refusals_as_they_are_sent()
    {
        var before = await api.Database.Value<long>("select count(*) from casework.external_referral");

        await Verify(
            new[]
            {
                await api.User.Post("/v2/external_referral", "{}"),
                await api.User.Post(
                    "/v2/external_referral",
                    """
                    [
                      { "org_type_id": 9, "surname": "x", "gender": 9, "source": 3, "relationships": { "0": 5, "1": 7 }, "branch": 1 },
                      { "org_type_id": 1, "surname": "x", "project": 105, "carer_relationships": { "9": 5 }, "referral_role": 100 }
                    ]
                    """
                ),
                await api.User.Post("/v2/external_referral", "[]"),
                await api.User.Post("/v2/external_referral", "[1]"),
            }
        );

        (await api.Database.Value<long>("select count(*) from casework.external_referral")).ShouldBe(before);
    }

    [Fact]
    public async Task Fifty_and_no_more()
    {
        const string Person = """{"org_type_id":1,"surname":"x"}""";

        (
            await api.User.Post("/v2/external_referral", $"[{string.Join(',', Enumerable.Repeat(Person, 50))}]")
        ).Status.ShouldBe(201);
        (await api.User.Post("/v2/external_referral", $"[{string.Join(',', Enumerable.Repeat(Person, 51))}]"))
            .Code()
            .ShouldBe("too_many_values");
    }

    private Task<long> Count() =>
        api.Database.Value<long>(
            "select (select count(*) from casework.referral) + (select count(*) from casework.client)"
        );
}
