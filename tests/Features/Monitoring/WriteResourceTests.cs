using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Monitoring;

/// <summary>What writing has in common. Each resource writes its own tables, and cleans up.</summary>
public sealed class WriteResourceTests(Metadata metadata) : IClassFixture<Metadata>
{
    public static TheoryData<string> Resources => [.. Resource.Writable.Select(resource => resource.Name)];

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Life_of_a_row(string resource)
    {
        var (row, client) = (Resource.Of(resource), metadata.As(metadata.Manager));
        var inserted = await client.Post(row.Path, Body(row.Insert));
        inserted.Status.ShouldBe(200, inserted.Body);
        var id = (int)JsonNode.Parse(inserted.Body)!["objects"]!["new_id"]!;

        Exchange[] life =
        [
            inserted,
            .. row.HasUniqueValues ? [await client.Post(row.Path, Body(row.Insert))] : Array.Empty<Exchange>(),
            await client.Post(row.Path, Body(row.Update).Replace("ID", $"{id}", StringComparison.Ordinal)),
            await client.Post(row.Path, $$"""{"id":"{{id}}"}"""),
            await metadata.As(metadata.Reader).Get($"{row.Path}?id={id}"),
            await client.Post(row.Path, Body(row.Delete)),
            await client.Post(row.Path, Body(row.Delete)),
        ];

        await Verify(life).UseDirectory(Resource.WriteFolder(resource)).UseParameters(resource);
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Refusals(string resource)
    {
        var (row, client) = (Resource.Of(resource), metadata.As(metadata.Manager));
        var before = await Rows(resource);

        Exchange[] refused =
        [
            await client.Post(row.Path, "{}"),
            await client.Post(row.Path, """{"nonsense":1,"resource_uri":"x"}"""),
            await client.Post(row.Path, Wrong(row)),
            await client.Post(row.Path, Update(row, "999999")),
            await client.Post(row.Path, """{"id":null}"""),
            await client.Post(row.Path, """{"id":0}"""),
            await client.Post(row.Path, """{"id":-1}"""),
            await client.Post(row.Path, """{"id":"abc"}"""),
            await client.Post(row.Path, """{"id":""}"""),
            await client.Post(row.Path, "[]"),
            await client.Post(row.Path, "{\"id\":"),
        ];

        refused.ShouldAllBe(exchange => exchange.Status == 400 || exchange.Status == 404);
        (await Rows(resource)).ShouldBe(before);
        await Verify(refused).UseDirectory(Resource.WriteFolder(resource)).UseParameters(resource);
    }

    /// <summary>By the status: 401, 403, 405, 415. The others are in <see cref="Refusals"/> and in the life of a row.</summary>
    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Refuses_strangers_and_what_it_does_not_speak(string resource)
    {
        var (row, client) = (Resource.Of(resource), metadata.As(metadata.Manager));

        Exchange[] refused =
        [
            await metadata.Anonymous.Post(row.Path, Body(row.Insert)),
            await metadata.As(metadata.Nobody).Post(row.Path, Update(row, "1")),
            await client.Send(HttpMethod.Put, row.Path, Exchanges.Body(Body(row.Insert))),
            await client.Send(HttpMethod.Post, row.Path, Exchanges.Body(Body(row.Insert), "text/plain")),
        ];

        await Verify(refused).UseDirectory(Resource.WriteFolder(resource)).UseParameters(resource);
    }

    /// <summary>Told before anything that is wrong with the body.</summary>
    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Who_may_not_write_is_told_so(string resource)
    {
        var row = Resource.Of(resource);
        (await metadata.Anonymous.Post(row.Path, Body(row.Insert))).Status.ShouldBe(401);
        if (resource == "custom_dashboard")
        {
            return; // everybody's, see its own tests
        }

        var before = await Rows(resource);
        foreach (var account in new[] { metadata.Nobody, metadata.Country })
        {
            foreach (var body in new[] { row.Insert, Update(row, "1"), row.Delete, "{}", """{"id":""}""" })
            {
                var refused = await metadata.As(account).Post(row.Path, Body(body));

                refused.Status.ShouldBe(403, refused.ToString());
                refused.Body.ShouldContain("\"permission_denied\"");
            }
        }

        (await Rows(resource)).ShouldBe(before);
    }

    /// <summary>One resource is enough: what reads forms is shared.</summary>
    [Fact]
    public async Task Forms_are_read_as_text()
    {
        var client = metadata.As(metadata.Root);
        Exchange[] life =
        [
            await client.Send(HttpMethod.Post, "/api/v2/office", Exchanges.Form(("name", "Ä, office & co"))),
            await client.Send(
                HttpMethod.Post,
                "/api/v2/office/",
                Exchanges.Form(("id", ""), ("name", "Ä, office & co"))
            ),
            await client.Send(HttpMethod.Post, "/api/v2/office/", Exchanges.Body("name=x", "text/plain")),
        ];

        await Verify(life).UseDirectory(Resource.WriteFolder("office"));
    }

    /// <summary>Such as clients of other times send: never stored as the eight characters <c>%C9cole</c>.</summary>
    [Theory]
    [InlineData("name=%C9cole")]
    [InlineData("name=%E9")]
    [InlineData("n%C3me=x")]
    [InlineData("name=\u00c9cole")] // a byte C9, see below
    public async Task A_form_that_is_not_utf8_is_refused(string form)
    {
        var body = Exchanges.Body(System.Text.Encoding.Latin1.GetBytes(form), "application/x-www-form-urlencoded");

        var refused = await metadata.As(metadata.Manager).Send(HttpMethod.Post, "/api/v2/office/", body);

        refused.Status.ShouldBe(400, refused.ToString());
        refused.Body.ShouldContain("\"invalid_value\":\"the form is broken: it is not UTF-8\"");
        (
            await metadata.Database.Value<long>("select count(*) from monitoring.office where name like '%cole'")
        ).ShouldBe(0);
    }

    /// <summary>Only where a file may come are parts read; anywhere else a file would be lost without a word.</summary>
    [Theory]
    [InlineData(
        "multipart/form-data; boundary=b",
        "--b\r\nContent-Disposition: form-data; name=name\r\n\r\na\r\n--b--\r\n"
    )]
    [InlineData("application/merge-patch+json", "{\"name\":\"a\"}")]
    [InlineData("text/json", "{\"name\":\"a\"}")]
    public async Task Other_bodies_are_not_read(string mediaType, string body)
    {
        var content = Exchanges.Body(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);

        var refused = await metadata.As(metadata.Manager).Send(HttpMethod.Post, "/api/v2/office/", content);

        refused.Status.ShouldBe(415, refused.ToString());
        refused.Body.ShouldContain("\"unsupported_media_type\"");
    }

    /// <summary>Names of types are of any case, and a charset changes nothing.</summary>
    [Theory]
    [InlineData("Application/JSON; charset=utf-8", "{\"id\":1}")]
    [InlineData("application/X-www-form-urlencoded; charset=UTF-8", "id=1")]
    public async Task Media_types_are_of_any_case(string mediaType, string body)
    {
        var content = Exchanges.Body(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);

        (await metadata.As(metadata.Manager).Send(HttpMethod.Post, "/api/v2/office/", content)).Status.ShouldBe(200);
    }

    /// <summary>Which one counts cannot be known, and of a form the two would become one text.</summary>
    [Theory]
    [InlineData("application/json", "{\"name\":\"a\",\"name\":\"b\"}", "name")]
    [InlineData("application/json", "{\"id\":1,\"name\":\"a\",\"id\":\"\"}", "id")]
    [InlineData("application/x-www-form-urlencoded", "name=a&name=b", "name")]
    [InlineData("application/x-www-form-urlencoded", "name=a&nonsense=1&nonsense=1", "nonsense")]
    public async Task A_field_comes_once(string mediaType, string body, string field)
    {
        var refused = await metadata
            .As(metadata.Manager)
            .Send(HttpMethod.Post, "/api/v2/office/", Exchanges.Body(body, mediaType));

        refused.Status.ShouldBe(400, refused.ToString());
        refused.Body.ShouldContain($"\"error\":{{\"invalid_value\":\"{field}: given more than once\"}}");
    }

    [Fact]
    public async Task Of_several_matches_none_is_deleted()
    {
        await metadata.Database.Execute("insert into monitoring.office (name) values ('Twin'), ('Twin')");

        var refused = await metadata.As(metadata.Manager).Post("/api/v2/office/", """{"id":"","name":"Twin"}""");

        await Verify(refused).UseDirectory(Resource.WriteFolder("office"));
        (await metadata.Database.Value<long>("select count(*) from monitoring.office where name = 'Twin'")).ShouldBe(2);
        await metadata.Database.Execute("delete from monitoring.office where name = 'Twin'");
    }

    /// <summary>A column that the service sets is ignored when a row is written, but it is a condition of a delete.</summary>
    [Fact]
    public async Task A_delete_never_takes_more_than_it_names()
    {
        var refused = await metadata
            .As(metadata.Manager)
            .Post("/api/v2/region_map/", """{"id":"","source_object_id":1,"mapped_by_id":999999}""");

        refused.Status.ShouldBe(404, refused.Body);
        (await metadata.Database.Value<long>("select count(*) from monitoring.region_map where id = 1")).ShouldBe(1);
    }

    [Theory]
    [InlineData("campaign", "\"slug\":\"nordia-january\"", "datapoint", "campaign_map")]
    [InlineData("campaign_type", "\"name\":\"National\"", "campaign")]
    [InlineData("office", "\"name\":\"Nordia\"", "region", "campaign", "custom_dashboard")]
    [InlineData("region_type", "\"name\":\"Country\"", "region")]
    [InlineData("indicator", "\"slug\":\"vaccinated\"", "datapoint", "indicator_map", "calculated_indicator_component")]
    [InlineData("indicator_tag", "\"tag_name\":\"Missed\"", "indicator_to_tag")]
    [InlineData("indicator_tag", "\"tag_name\":\"Polio\"", "indicator_tag", "indicator_to_tag")]
    public async Task What_is_in_use_stays_and_the_use_is_named(string resource, string condition, params string[] uses)
    {
        var refusal = await metadata
            .As(metadata.Manager)
            .Refusal($"/api/v2/{resource}/", $$"""{"id":"",{{condition}}}""");

        refusal.ShouldStartWith("409 conflict: the row is still used by ");
        uses.ShouldContain(refusal.Split(' ')[^1], refusal);
    }

    private string Body(string template) => template.Replace("USER", $"{metadata.Nobody.Id}", StringComparison.Ordinal);

    private string Update(Resource row, string id) => Body(row.Update).Replace("ID", id, StringComparison.Ordinal);

    /// <summary>All values are of no type that any column has.</summary>
    private string Wrong(Resource row)
    {
        var body = JsonNode.Parse(Body(row.Insert))!.AsObject();
        foreach (var field in body.Select(field => field.Key).ToList())
        {
            body[field] = new JsonObject { ["\u0000"] = 1 };
        }

        return body.ToJsonString();
    }

    private async Task<IReadOnlyList<string>> Rows(string resource) =>
        await metadata.Database.Rows(
            $"select table_row::text from monitoring.{(resource == "group" ? "app_group" : resource)} as table_row order by 1"
        );
}
