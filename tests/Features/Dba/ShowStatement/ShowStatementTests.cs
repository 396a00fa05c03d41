using System.Net;

namespace Platform.Tests.Features.Dba;

public sealed class ShowStatementTests(DbaApi api) : IClassFixture<DbaApi>
{
    [Fact]
    public async Task Tells_all_about_a_statement()
    {
        var told = await api.Json("/dba/statements/sync/upserttherapists");

        ((string?)told["about"]!["statement"]).ShouldBe("Sync/UpsertTherapists", "in any letter case");
        ((bool?)told["about"]!["writes"]).ShouldBe(true);
        told["about"]!["tables"]!.AsArray().Select(name => (string?)name).ShouldContain("sync.therapist");
        ((string?)told["about"]!["indexes"]!.AsArray().ShouldHaveSingleItem()).ShouldBe(
            "therapist_pkey",
            "its conflicts"
        );
        told["about"]!["parameters"]!
            .AsArray()
            .Select(parameter => $"{parameter!["name"]} {parameter["type"]}")
            .ShouldContain("organization_id bigint");
        told["used_by"]!
            .AsArray()
            .SelectMany(user => user!["routes"]!.AsArray())
            .Select(route => (string?)route)
            .ShouldContain(route => route!.StartsWith("PUT /") || route.StartsWith("POST /"));
        ((string?)told["text"]).ShouldBe(Statement.Source("Sync/UpsertTherapists"));
        await Verify(DbaApi.ShapeOf(told));
    }

    [Fact]
    public async Task Is_a_page_too()
    {
        var page = await api.Page("/dba/statements/Sync/UpsertTherapists");

        page.ShouldContain("<h1>Sync/UpsertTherapists</h1>");
        page.ShouldContain("name=\"organization_id\"");
        page.ShouldContain("It writes, so it is planned and never run here.");
        page.ShouldNotContain("Run and measure");
        page.ShouldContain(WebUtility.HtmlEncode("insert into sync.therapist"));
    }

    /// <summary>A job, what a scheme asks, and the same by its slots.</summary>
    [Theory]
    [InlineData("Learning/SendMail.Claim", "job", "Learning.SendMail")]
    [InlineData("Identity/FindToken", "scheme", "Identity.TokenScheme")]
    [InlineData("Casework/Records.Clients", "route", "Casework.ReadRecords")]
    [InlineData("Identity/CreateAccount", "command", "Identity.CreateAccount")]
    public async Task Names_who_runs_it(string statement, string kind, string name)
    {
        var told = await api.Json($"/dba/statements/{statement}");

        var user = told["used_by"]!.AsArray().Single(user => (string?)user!["name"] == name)!;
        ((string?)user["kind"]).ShouldBe(kind);
        user["routes"]!.AsArray().Count.ShouldBe(kind == "route" ? user["routes"]!.AsArray().Count : 0);
    }

    [Fact]
    public async Task Unknown()
    {
        await Verify(await api.Anonymous.Get("/dba/statements/Sync/Nothing"));
        (await api.Anonymous.Get("/dba/statements/Sync")).Status.ShouldBe(404);
        (await api.Anonymous.Post("/dba/statements/Sync/Nothing")).Status.ShouldBe(404);
    }
}
