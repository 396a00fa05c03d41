using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Casework;

/// <summary>The audit as a caller may see it: an addition to the contract.</summary>
public sealed class ReadHistoryTests(WritingApi api) : IClassFixture<WritingApi>
{
    [Fact]
    public async Task Of_a_person()
    {
        var id = (
            await api.User.Post("/v2/clients", """{"surname":"Tailor","religion":1,"registered_disabled":true}""")
        ).Id(201);
        await api.User.Post(
            $"/v2/clients/{id}",
            """{"surname":"Taylor","website_photo_consent":109,"likes":[302,301],"date_of_birth":"1950-01-31"}"""
        );
        await api.User.Post($"/v2/clients/{id}", """{"religion":2,"external_id":"H-1","notes":"x"}""");

        await Number("clients", id, 1_000_001);

        await Verify(
            new[]
            {
                await api.User.Get($"/v2/clients/id/{id}/history"),
                await api.As(WritingApi.Blind).Get($"/v2/clients/{id}/history"), // sees no surname, religion, consent
                await api.As(WritingApi.OfOtherGroup).Get($"/v2/clients/{id}/history"), // sees no extension fields
                await api.User.Get($"/v2/clients/{id}/history?limit=1"),
            }
        );
    }

    [Fact]
    public async Task An_external_id_is_that_of_the_caller_s_own_source()
    {
        await api.Database.Execute(
            "insert into casework.org_source (org_id, source_id) values (1, 2) on conflict (org_id, source_id) do update set access = 'read_write'"
        );
        var other = api.Calling(CaseworkApi.OrgKey, CaseworkApi.ReaderKey, CaseworkApi.ReaderUserKey);
        (await other.Post("/v2/clients/5", """{"external_id":"Secret-5","town":"Seaton"}""")).Id();

        (await other.Get("/v2/clients/5/history")).Body.ShouldContain("Secret-5");
        var seen = await api.User.Get("/v2/clients/5/history");
        seen.Body.ShouldContain("Seaton");
        seen.Body.ShouldNotContain("Secret-5");
    }

    [Fact]
    public async Task Of_a_contact_and_of_its_referral()
    {
        await api.User.Post("/v2/due_contacts/4", """{"priority":1}""");
        await api.User.Post(
            "/v2/done_contacts/4",
            """{"start_date":"2018-12-01T10:05","end_date":"2018-12-01T10:50","stage":2}"""
        );
        await Number("contacts", 4, 1_000_101);
        await Number("referrals", 510, 1_000_201);

        await Verify(
            new[]
            {
                await api.User.Get("/v2/done_contacts/4/history"),
                await api.User.Get("/v2/referrals/510/history"),
                await api.User.Get("/v2/due_contacts/id/4/history"), // it is done
                await api.User.Get("/v2/done_contacts/1/history"), // nothing was done to it
            }
        );
    }

    [Fact]
    public async Task In_parts()
    {
        foreach (var at in Enumerable.Range(1, 5))
        {
            await api.User.Post("/v2/schedules/1", $$"""{"notes":"{{at}}"}""");
        }

        var notes = new List<string>();
        for (var path = "/v2/schedules/id/1/history?limit=2"; path is not null; )
        {
            using var part = await api.User.GetAsync(path);
            var changes = JsonNode.Parse(await part.Content.ReadAsStringAsync())!.AsArray();
            notes.AddRange(changes.Select(change => (string)change!["changes"]!["notes"]![1]!));
            path = part.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        notes.ShouldBe(["1", "2", "3", "4", "5"]);
    }

    [Fact]
    public async Task What_is_not_visible_is_not_there()
    {
        foreach (var path in new[] { "referrals/511", "done_contacts/3", "cancelled_contacts/6" })
        {
            (await api.User.Get($"/v2/{path}/history")).Status.ShouldBe(200, path);
            (await api.As(WritingApi.OfProject).Get($"/v2/{path}/history")).Status.ShouldBe(404, path);
            (await api.Twin.Get($"/v2/{path}/history")).Status.ShouldBe(404, path);
        }

        (await api.As(WritingApi.OfType).Get("/v2/clients/4/history")).Status.ShouldBe(404);
        (await api.User.Get("/v2/schedules/1/history")).Status.ShouldBe(200);
        (await api.Twin.Get("/v2/schedules/1/history")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Refusals_as_they_are_sent() =>
        await Verify(
            new[]
            {
                await api.User.Get("/v2/clients/1001/history"),
                await api.User.Get("/v2/clients/id/x/history"),
                await api.User.Get("/v2/Clients/1/history"),
                await api.User.Get("/v2/clients/ID/1/history"),
                await api.User.Get("/v2/clients/1/history?limit=101"),
                await api.User.Get("/v2/clients/1/history?after=x"),
                await api.User.Get("/v2/clients/1/history?sort=at"),
                await api.Anonymous.Get("/v2/clients/1/history"),
                await api.User.Send(HttpMethod.Delete, "/v2/clients/1/history"),
                await api.User.Post("/v2/clients/1/history", "{}"),
            }
        );

    /// <summary>Numbers that do not depend on what other tests write.</summary>
    private Task Number(string group, long id, long first) =>
        api.Database.Execute(
            """
            update casework.audit
            set id = :first + numbered.place
            from (
                select audit.id, row_number() over (order by audit.id) - 1 as place
                from casework.audit
                where audit.org_id = 1 and audit.grp = :grp and audit.record_id = :id
            ) as numbered
            where audit.id = numbered.id
            """,
            ("grp", group),
            ("id", id),
            ("first", first)
        );
}
