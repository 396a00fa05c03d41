using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Tests.Infrastructure.Http;

/// <summary>The pages for people, in a real browser that reaches no host but the service.</summary>
public sealed class PagesTests(Api api, Browser browser) : IClassFixture<Api>, IClassFixture<Browser>
{
    private const string Therapist = "c55a11c49fb2c631455f4549b94a7383";
    private const string FirstPush = "/sync/organizations/therapists/{therapistId}/interactions/";

    [Fact]
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

    [Fact]
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
    [Fact]
    public async Task The_first_push_of_the_readme_can_be_made_in_scalar()
    {
        Repository.Read("README.md").ShouldContain($"push {FirstPush.Replace("{therapistId}", Therapist)} ");
        await using var visit = await browser.Visit(api.Address, "/scalar");
        var page = visit.Page;
        await Expect(Heading(page, "Sync")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle); // the other documents move what is on the page
        await page.Locator($"a[href='#sync/tag/sync/POST{FirstPush}']").First.ClickAsync();
        var operation = page.GetByRole(AriaRole.Region, new() { Name = "Push the interactions of a therapist" })
            .Filter(new() { HasText = FirstPush });

        await operation.GetByRole(AriaRole.Button, new() { Name = "Test Request" }).ClickAsync();
        var call = page.GetByRole(AriaRole.Dialog, new() { Name = "API Client" });
        await call.GetByRole(AriaRole.Button, new() { Name = "Authentication Required" }).ClickAsync();
        await call.GetByRole(AriaRole.Textbox, new() { Name = "Value" }).FillAsync($"Token {api.Bot.Token}");
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

    private static ILocator Heading(IPage page, string area) =>
        page.GetByRole(AriaRole.Heading, new() { Name = $"Platform: {area}", Exact = true });
}
