using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Platform.Infrastructure.Jobs;
using static Microsoft.Playwright.Assertions;

namespace Platform.Tests.Features.Dba;

public sealed class ShowDatabaseTests(ShowDatabaseTests.Late api, Browser browser)
    : IClassFixture<ShowDatabaseTests.Late>,
        IClassFixture<Browser>
{
    private const string Statement = "/dba/statements/Sync/ListOrganizations";

    /// <summary>For its clock every transaction has been open for long.</summary>
    public sealed class Late : DbaApi
    {
        protected override DateTimeOffset? Now => new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }

    public static TheoryData<string, string> Routes =>
        new()
        {
            { "GET", "/dba" },
            { "GET", "/dba/statements" },
            { "GET", Statement },
            { "POST", Statement },
            { "GET", "/dba/tables" },
            { "GET", "/dba/indexes" },
        };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Staff_and_who_is_on_the_machine_may_see_it(string method, string path)
    {
        var plain = await api.Database.AddAccount($"plain {method} {path}");
        var retired = await api.Database.AddAccount($"retired {method} {path}", isStaff: true, isActive: false);

        (await Status()).ShouldBe(HttpStatusCode.Unauthorized, "nobody");
        (await Status(new("Token", new string('0', 64)))).ShouldBe(HttpStatusCode.Unauthorized, "a wrong token");
        (await Status(DbaApi.Basic("dba", "wrong"))).ShouldBe(HttpStatusCode.Unauthorized, "a wrong password");
        (await Status(new("Token", plain.Token))).ShouldBe(HttpStatusCode.Forbidden, "an ordinary account");
        (await Status(new("Token", api.Bot.Token))).ShouldBe(HttpStatusCode.Forbidden, "a service account");
        (await Status(new("Token", retired.Token))).ShouldBe(HttpStatusCode.Forbidden, "staff that left");
        (await Status(new("Token", api.Staff.Token))).ShouldBe(HttpStatusCode.OK, "staff by token");
        (await Status(DbaApi.Basic("dba", DbaApi.Password))).ShouldBe(HttpStatusCode.OK, "staff by password");

        using var local = await api.Anonymous.SendAsync(new(new(method), path));
        local.StatusCode.ShouldBe(HttpStatusCode.OK, "from the machine itself");
        using var renamed = new HttpRequestMessage(new(method), path) { Headers = { Host = "evil.example" } };
        using var rebound = await api.Anonymous.SendAsync(renamed);
        rebound.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "a page whose name points to this machine");

        async Task<HttpStatusCode> Status(AuthenticationHeaderValue? credentials = null)
        {
            using var answer = await api.Anonymous.SendAsync(DbaApi.FromAfar(method, path, credentials));

            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await Exchange.Send(api.Anonymous, DbaApi.FromAfar("GET", "/dba")),
                await Exchange.Send(api.Anonymous, DbaApi.FromAfar("GET", "/dba", new("Token", api.Bot.Token))),
                await api.Anonymous.Send(HttpMethod.Delete, "/dba"),
            }
        );

    /// <summary>And no text of a statement, whose values may be anybody's secrets.</summary>
    [Fact]
    public async Task Tells_who_waits_for_whom_and_what_is_open_for_long()
    {
        await using var holder = await api.Database.Open();
        await using var waiter = await api.Database.Open();
        await using var held = await holder.BeginTransactionAsync();
        await Run(holder, "lock table sync.organization in access exclusive mode");
        var waiting = Run(waiter, "select /* Sync/ListOrganizations */ 'S3CRET', id from sync.organization");
        await api.Database.UntilBlocked();

        var now = await api.Json("/dba");
        var page = await api.Page("/dba");
        await held.RollbackAsync();
        await waiting;

        var locked = now["locks"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)locked["statement"]).ShouldBe("Sync/ListOrganizations");
        ((string?)locked["waits_for"]).ShouldBe("AccessShareLock on sync.organization");
        ((int?)locked["blocked_by"]).ShouldBe(holder.ProcessID);
        ((string?)locked["blocking_statement"]).ShouldBe("another");
        ((string?)locked["blocking_state"]).ShouldBe("idle in transaction");
        now["transactions"]!.AsArray().Select(row => (int?)row!["pid"]).ShouldContain(holder.ProcessID);
        page.ShouldContain("AccessShareLock on sync.organization");
        (page + now).ShouldNotContain("S3CRET");
        (page + now).ShouldNotContain("lock table");
        await Verify(DbaApi.ShapeOf(now));

        static async Task Run(Npgsql.NpgsqlConnection connection, string sql)
        {
            await using var command = new Npgsql.NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task Every_job_that_counts_its_rows_is_there() =>
        (await api.Json("/dba?format=json"))["jobs"]!
            .AsArray()
            .Select(row => (string?)row!["job"])
            .ShouldBe(
                api.Services.GetServices<IJob>().Where(job => job.Counts is not null).Select(job => job.Name),
                ignoreOrder: true
            );

    /// <summary>From the first page to a measured plan, without a script, also on a narrow screen.</summary>
    [SkippableFact]
    public async Task In_a_browser()
    {
        await using var visit = await browser.Visit(api.Address, "/dba");
        var page = visit.Page;
        await page.SetViewportSizeAsync(390, 800);

        await Expect(page).ToHaveTitleAsync("Database");
        foreach (
            var title in new[]
            {
                "Waiting for a lock",
                "Long transactions",
                "Work behind requests",
                "Dearest statements",
            }
        )
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        }

        foreach (var place in new[] { "Tables", "Indexes", "Statements" })
        {
            await page.GetByRole(AriaRole.Link, new() { Name = place, Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = place, Exact = true })).ToBeVisibleAsync();
            await ShouldFit(page);
        }

        await page.GetByLabel("Area").SelectOptionAsync("Sync");
        await page.GetByLabel("Part of a name").FillAsync("listorg");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sync/ListOrganizations", Exact = true }).ClickAsync();
        await Expect(page.GetByText("GET /organizations/").First).ToBeVisibleAsync();
        await Expect(page.GetByText("sync.organization").First).ToBeVisibleAsync();
        await ShouldFit(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Run and measure" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The plan for these values, and what it took" }))
            .ToBeVisibleAsync();
        await Expect(page.Locator("pre").First).ToContainTextAsync("actual time");
        await ShouldFit(page);
        (await page.Locator("script").CountAsync()).ShouldBe(0);
        await visit.ShouldHaveStayedAtHome();
    }

    private static async Task ShouldFit(IPage page) =>
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue(
            $"{page.Url} is wider than the screen"
        );
}
