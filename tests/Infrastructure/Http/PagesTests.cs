using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Tests.Infrastructure.Http;

/// <summary>The pages for people, in a real browser that reaches no host but the service.</summary>
public sealed class PagesTests(Api api, Browser browser) : IClassFixture<Api>, IClassFixture<Browser>
{
    private const string Therapist = "c55a11c49fb2c631455f4549b94a7383";
    private const string FirstPush = "/sync/organizations/therapists/{therapistId}/interactions/";

    [SkippableFact]
    public async Task The_index_page_names_the_areas_and_leads_to_scalar()
    {
        await using var visit = await browser.Visit(api.Address, "/");
        var page = visit.Page;

        await Expect(page).ToHaveTitleAsync("Platform");
        foreach (var area in House.Areas)
        {
            var document = $"/openapi/{area.Name.ToLowerInvariant()}.json";
            await Expect(page.GetByText($"{area.Name} ({document})")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = document }))
                .ToHaveAttributeAsync("href", document);
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Try them in the browser" }).ClickAsync();

        await Expect(Heading(page, "Sync")).ToBeVisibleAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe("/scalar/");
        await visit.ShouldHaveStayedAtHome();
    }

    [SkippableFact]
    public async Task Scalar_shows_the_document_of_each_area()
    {
        await using var visit = await browser.Visit(api.Address, "/scalar");
        var page = visit.Page;
        await Expect(Heading(page, "Sync")).ToBeVisibleAsync();
        var choice = page.GetByRole(AriaRole.Complementary)
            .GetByRole(AriaRole.Button, new() { Name = "Sync", Exact = true });

        await choice.ClickAsync();

        var offered = await page.GetByRole(AriaRole.Option).AllInnerTextsAsync();
        offered.Select(name => name.Trim()).ShouldBe(House.Areas.Select(area => area.Name), ignoreOrder: true);
        await page.GetByRole(AriaRole.Option, new() { Name = "Monitoring" }).ClickAsync();
        await Expect(Heading(page, "Monitoring")).ToBeVisibleAsync();
        await visit.ShouldHaveStayedAtHome();
    }

    /// <summary>As the README promises: the same call, made in the browser.</summary>
    [SkippableFact]
    public async Task The_first_push_of_the_readme_can_be_made_in_scalar()
    {
        Repository.Read("README.md").ShouldContain($"push {FirstPush.Replace("{therapistId}", Therapist)} ");
        await using var visit = await browser.Visit(api.Address, "/scalar");
        var page = visit.Page;
        await Expect(Heading(page, "Sync")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle); // the other documents move what is on the page
        await page.Locator("a[href='#sync/tag/interactions']").First.ClickAsync();
        await page.Locator($"a[href='#sync/tag/interactions/POST{FirstPush}']").First.ClickAsync();
        var operation = page.GetByRole(AriaRole.Region, new() { Name = "Push the interactions of a therapist" })
            .Filter(new() { HasText = FirstPush });

        await operation.GetByRole(AriaRole.Button, new() { Name = "Test Request" }).ClickAsync();
        var call = page.GetByRole(AriaRole.Dialog, new() { Name = "API Client" });
        // As 'token create' printed it: the page knows the word in front.
        await call.GetByRole(AriaRole.Textbox, new() { Name = "Value" }).FillAsync(api.Bot.Token);
        await call.GetByRole(AriaRole.Row, new() { Name = "therapistId" })
            .GetByRole(AriaRole.Combobox, new() { Name = "Value" })
            .FillAsync(Therapist);
        await call.GetByRole(AriaRole.Button, new() { Name = "Send post request" }).ClickAsync();

        var answer = call.GetByRole(AriaRole.Region, new() { Name = "Response" });
        await Expect(answer).ToContainTextAsync("200 OK");
        await Expect(answer).ToContainTextAsync("\"rows_created\": 3");
        (
            await api.Database.Rows(
                "select counter, interaction_date::text, chat_count, call_count from sync.interaction order by 2, 1"
            )
        ).ShouldBe(["1 | 2018-06-08 | 2 | 0", "1 | 2018-06-13 | 1 | 0", "2 | 2018-06-13 | 2 | 0"]);
        await visit.ShouldHaveStayedAtHome();
    }

    [SkippableFact]
    public async Task Scalar_has_a_scheme_chosen_and_resources_for_chapters()
    {
        await using var visit = await browser.Visit(api.Address, "/scalar");
        var page = visit.Page;

        await Expect(page.GetByText("Selected Auth Type: Token")).ToBeVisibleAsync();
        await Expect(page.GetByText("Who employs therapists; pushed before all else.")).ToBeVisibleAsync();
        var chapters = await page.Locator("a[href^='#sync/tag/']")
            .EvaluateAllAsync<string[]>(
                "links => [...new Set(links.map(link => link.getAttribute('href')).filter(href => href.split('/').length === 3))]"
            );
        chapters.ShouldBe([
            "#sync/tag/organizations",
            "#sync/tag/therapists",
            "#sync/tag/interactions",
            "#sync/tag/total-therapists",
            "#sync/tag/rates",
            "#sync/tag/log-in",
            "#sync/tag/accounts",
            "#sync/tag/retired-spellings",
        ]);
        await visit.ShouldHaveStayedAtHome();
    }

    /// <summary>In Development the demo token is filled in, so what the page shows can be pasted into a terminal.</summary>
    [SkippableFact]
    public async Task The_lines_for_a_terminal_work_as_they_stand_on_the_page_in_development()
    {
        await using var database = await TestDatabase.Create();
        using var service = await Executable.Serve(
            new Dictionary<string, string>(Executable.OnDatabase(database))
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
            }
        );
        await using var visit = await browser.Visit(service.Address!, "/scalar");

        var line = visit
            .Page.Locator(".code-snippet")
            .Filter(new() { HasText = $"curl {service.Address}organizations/" })
            .First;
        await Expect(line).ToBeVisibleAsync();
        var words = (await line.InnerTextAsync()).Replace("\\\n", " ").Split('\'');

        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, words[0].Split(' ')[1]);
        var header = words[1].Split(": ", 2);
        request.Headers.TryAddWithoutValidation(header[0], header[1]).ShouldBeTrue();
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, string.Join('\'', words));
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"id\":1001");
    }

    private static ILocator Heading(IPage page, string area) =>
        page.GetByRole(AriaRole.Heading, new() { Name = $"Platform: {area}", Exact = true });
}
