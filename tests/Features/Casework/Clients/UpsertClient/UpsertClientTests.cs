namespace Platform.Tests.Features.Casework;

public sealed class UpsertClientTests(WritingApi api) : IClassFixture<WritingApi>
{
    [Fact]
    public async Task The_same_request_twice_makes_one_person()
    {
        var first = await api.User.Send(
            HttpMethod.Put,
            "/v2/clients/external_id/A;1%2F2,x",
            Exchanges.Body("""{"surname":"Taylor"}""")
        );
        var second = await api.User.Send(
            HttpMethod.Put,
            "/v2/clients/external_id/A;1%2F2,x",
            Exchanges.Body("""{"surname":"Tailor"}""")
        );

        await Verify(new[] { first, second });
        second.Id().ShouldBe(first.Id(201));
        (await api.User.Get($"/v2/clients/{second.Id()}/field/surname;external_id"))
            .Json()
            .ToJsonString()
            .ShouldBe("""{"surname":"Tailor","external_id":"A;1/2,x"}""");
        (await api.Audit("clients", second.Id())).ShouldEndWith(
            "update | 1 | 1 | {\"surname\": [\"Taylor\", \"Tailor\"]}"
        );
    }

    [Fact]
    public async Task At_once_they_make_one_person_too()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(at =>
                    api.User.Post("/v2/clients/external_id/race", $$"""{"surname":"Racer","first_name":"R{{at}}"}""")
                )
        );

        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        answers.Count(answer => answer.Status == 200).ShouldBe(7);
        answers.Select(answer => answer.Id(answer.Status)).Distinct().ShouldHaveSingleItem();
        (await api.Database.Value<long>("select count(*) from casework.client where surname = 'Racer'")).ShouldBe(1);
    }

    [Fact]
    public async Task Refusals_as_they_are_sent() =>
        await Verify(
            new[]
            {
                await api.User.Post("/v2/clients/external_id/new", "{}"),
                await api.User.Post("/v2/clients/external_id/Ext-1", "{}"),
                await api.User.Post("/v2/clients/external_id/Ext-1", """{"external_id":"Ext-2","first_name":"x"}"""),
                await api.User.Post("/v2/clients/external_id/Ext-1", """{"surname":""}"""),
                await api.User.Post("/v2/clients/external_id/%20", """{"surname":"x"}"""),
                await api.User.Post("/v2/clients/external_id/x?limit=1", """{"surname":"x"}"""),
            }
        );

    [Fact]
    public async Task Of_another_source_it_is_another_person_and_of_another_organisation_too()
    {
        await api.Database.Execute(
            """
            update casework.org_source set access = 'read_write' where source_id = 2;
            """
        );
        var other = api.Calling(CaseworkApi.OrgKey, CaseworkApi.ReaderKey, CaseworkApi.ReaderUserKey);

        var id = (await other.Post("/v2/clients/external_id/Ext-1", """{"surname":"Other"}""")).Id(201);

        id.ShouldBeGreaterThan(10_000);
        (await api.Twin.Post("/v2/clients/external_id/Ext-1", """{"first_name":"Twin"}""")).Id().ShouldBe(1001);
        (await api.Stored("client", 1, "first_name")).ShouldBe("Sam");
    }

    [Fact]
    public async Task Of_somebody_whom_the_user_does_not_see_it_is_taken()
    {
        await api.Database.Execute("insert into casework.client_external_id values (1, 1, 'hidden', 4)");

        var refused = await api.As(WritingApi.OfType).Post("/v2/clients/external_id/hidden", """{"surname":"x"}""");

        refused.Status.ShouldBe(409);
        refused.Code().ShouldBe("external_id_taken");
        (await api.Stored("client", 4, "surname")).ShouldBe("Smith");
    }

    [Fact]
    public async Task An_id_is_freed_and_given_to_another()
    {
        var one = (await api.User.Post("/v2/clients", """{"surname":"One","external_id":"mine"}""")).Id(201);
        var two = (await api.User.Post("/v2/clients", """{"surname":"Two"}""")).Id(201);

        var taken = await api.User.Post($"/v2/clients/id/{two}", """{"external_id":"mine"}""");
        taken.Status.ShouldBe(409);
        taken.Code().ShouldBe("external_id_taken");
        (await api.User.Post("/v2/clients", """{"surname":"Three","external_id":"mine"}""")).Status.ShouldBe(409);

        (await api.User.Post($"/v2/clients/id/{one}", """{"external_id":null}""")).Status.ShouldBe(200);
        (await api.User.Post($"/v2/clients/id/{two}", """{"external_id":"mine"}""")).Status.ShouldBe(200);
        (await api.User.Post($"/v2/clients/id/{two}", """{"external_id":"MINE"}""")).Status.ShouldBe(200);
        (await api.User.Get("/v2/clients/external_id/mine")).Json().AsArray().ShouldBeEmpty();
        (await api.Audit("clients", two)).ShouldEndWith("{\"external_id\": [\"mine\", \"MINE\"]}");
    }
}
