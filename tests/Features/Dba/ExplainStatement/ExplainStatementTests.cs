using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Dba;

public sealed class ExplainStatementTests(DbaApi api) : IClassFixture<DbaApi>
{
    private const string Reads = "/dba/statements/Sync/ListOrganizations";
    private const string Writes = "/dba/statements/Sync/UpsertOrganizations";

    [Fact]
    public async Task Plans_with_values_and_runs_what_reads()
    {
        var planned = await Explain(Reads);
        var measured = await Explain(Reads, ("$run", "true"));

        ((bool?)planned["plan"]!["was_run"]).ShouldBe(false);
        Lines(planned).ShouldNotContain("actual time");
        ((bool?)measured["plan"]!["was_run"]).ShouldBe(true);
        Lines(measured).ShouldContain("actual time");
        measured["plan"]!["tables"]!.AsArray().Select(name => (string?)name).ShouldContain("sync.organization");
        await Verify(DbaApi.ShapeOf(measured));
    }

    /// <summary>Values that are not sent are those of the file.</summary>
    [Fact]
    public async Task What_writes_is_planned_and_never_run()
    {
        var before = await api.Database.Rows("select id, name from sync.organization order by id");

        var explained = await Explain(Writes, ("$run", "true"));

        ((bool?)explained["plan"]!["was_run"]).ShouldBe(false);
        ((string?)explained["plan"]!["remark"]).ShouldBe("It writes, so it was not run.");
        Lines(explained).ShouldContain("Insert on sync.organization");
        explained["values"]!.AsObject().ShouldNotBeEmpty();
        (await api.Database.Rows("select id, name from sync.organization order by id")).ShouldBe(before);
    }

    /// <summary>On the page beside the form, so that they can be put right.</summary>
    [Fact]
    public async Task Values_that_cannot_be_read_are_told()
    {
        var page = await Post(Writes, ("organization_ids", "<b>{1,"));

        page.Status.ShouldBe(400);
        page.Body.ShouldContain("malformed array literal: &quot;&lt;b&gt;{1,&quot; (22P02)");
        page.Body.ShouldContain("value=\"&lt;b&gt;{1,\"");
        await Verify(
            new[]
            {
                await Post(Writes, ("nothing", "1")),
                await Post(Writes, ("organization_ids", new string('1', 10_001))) with
                {
                    Request = "POST … (a value of 10,001 characters)",
                },
                await Post(Writes, ("organization_ids", "a\0b")),
            }
        );
    }

    /// <summary>A browser says so, and a page of another site cannot make it lie.</summary>
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    public async Task A_form_of_another_site_is_refused(string header, string value)
    {
        var refused = await api.Anonymous.Send(HttpMethod.Post, Reads, Exchanges.Form(), (header, value));

        refused.Status.ShouldBe(403);
        refused.Body.ShouldContain("The form was sent by a page of another site.");
    }

    [Fact]
    public async Task A_large_body_is_refused() =>
        (await api.Anonymous.Send(HttpMethod.Post, Reads, Exchanges.Body(new string('a', 600_000)))).Status.ShouldBe(
            413
        );

    /// <summary>Which is what the lock is for: the statement waits, and is given up after a second.</summary>
    [Fact]
    public async Task What_waits_for_a_lock_is_given_up()
    {
        await using var holder = await api.Database.Open();
        await using var held = await holder.BeginTransactionAsync();
        await using (var hold = new Npgsql.NpgsqlCommand("lock table sync.organization", holder))
        {
            await hold.ExecuteNonQueryAsync();
        }

        var refused = await Post(Reads);

        refused.Status.ShouldBeOneOf(400, 503);
    }

    private static string Lines(JsonNode explained) =>
        string.Join('\n', explained["plan"]!["lines"]!.AsArray().Select(line => (string?)line));

    private Task<Exchange> Post(string path, params (string, string)[] fields) =>
        api.Anonymous.Send(HttpMethod.Post, path, Exchanges.Form(fields));

    private async Task<JsonNode> Explain(string path, params (string, string)[] fields)
    {
        var answer = await api.Anonymous.Send(
            HttpMethod.Post,
            path,
            Exchanges.Form(fields),
            ("Accept", "application/json")
        );
        answer.Status.ShouldBe(200, answer.Body);

        return JsonNode.Parse(answer.Body)!;
    }
}
