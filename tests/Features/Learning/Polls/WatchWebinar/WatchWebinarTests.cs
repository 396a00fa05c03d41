using Microsoft.Playwright;

namespace Platform.Tests.Features.Learning;

public sealed class WatchWebinarTests(WatchWebinarTests.Hall api, Browser browser)
    : IClassFixture<WatchWebinarTests.Hall>,
        IClassFixture<Browser>
{
    /// <summary>The page and its tokens live in the real time; what staff wrote looks like HTML and is none.</summary>
    public sealed class Hall : LearningApi
    {
        protected override DateTimeOffset? Now => null;

        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.AddPolls();
            await database.Execute(
                """
                update learning.event set name = 'Грип <b>2026</b>' where id = 21;
                update learning.answer set title = 'Грип <img src=x>' where id = 41;
                """
            );
        }
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Get("/watch/99/"),
                await api.Anonymous.Get("/watch/23/"), // a draft
                await api.Anonymous.Get("/watch/x/"),
                await api.Anonymous.Post("/watch/21/"),
            }
        );

    [Fact]
    public async Task Is_a_page_that_runs_its_own_script_alone()
    {
        using var answer = await api.Anonymous.GetAsync(new Uri("/watch/21", UriKind.Relative));

        (await answer.Content.ReadAsStringAsync()).ShouldStartWith("<!doctype html>");
        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'sha256-");
    }

    [SkippableFact]
    public async Task A_question_appears_when_it_is_launched_and_is_answered()
    {
        await using var anna = await browser.Visit(api.Address, "/watch/21/");
        await using var sofia = await browser.Visit(api.Address, "/watch/21/");
        await Assertions.Expect(anna.Page.Locator("#connection")).ToContainTextAsync("Connected");
        await Assertions.Expect(anna.Page.Locator("h1")).ToHaveTextAsync("Грип <b>2026</b>");
        await Assertions.Expect(anna.Page.Locator("form[id^=question]")).ToHaveCountAsync(0);
        await SignIn(anna, "anna@example.org");
        await SignIn(sofia, "sofia@example.org");

        await sofia.Page.GetByRole(AriaRole.Button, new() { Name = "Що це?" }).ClickAsync();

        var question = anna.Page.Locator("#question-31");
        await Assertions.Expect(question.Locator("legend")).ToHaveTextAsync("Що це?");
        await question.GetByLabel("Грип <img src=x>").CheckAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await Assertions.Expect(question.GetByText("Thank you.")).ToBeVisibleAsync();
        (await api.Database.Rows("select question_id, account_id from learning.realtime_vote")).ShouldBe(["31 | 102"]);
        await anna.ShouldHaveStayedAtHome();
        await sofia.ShouldHaveStayedAtHome();

        await sofia
            .Page.Locator("li", new() { HasText = "Що це?" })
            .GetByRole(AriaRole.Button, new() { Name = "Show result" })
            .ClickAsync();
        await Assertions.Expect(question).ToContainTextAsync("Closed. Answered by 1.");
        await Assertions.Expect(question).ToContainTextAsync("Грип <img src=x>: 1");
        await sofia.Page.GetByRole(AriaRole.Button, new() { Name = "Що це?" }).ClickAsync();
        await Assertions.Expect(question.Locator("legend")).ToHaveTextAsync("Що це?");

        // Who comes late finds it, and is asked to sign in before it can be answered.
        await using var boris = await browser.Visit(api.Address, "/watch/21/");
        await Assertions.Expect(boris.Page.Locator("form[id^=question]")).ToHaveCountAsync(0);
        await SignIn(boris, "boris@example.org");
        await Assertions.Expect(boris.Page.Locator("#question-31")).ToBeVisibleAsync();
        await Assertions.Expect(boris.Page.Locator("#staff")).ToBeHiddenAsync();
    }

    private static async Task SignIn(VisitedPage visit, string email)
    {
        await visit.Page.GetByLabel("E-mail").FillAsync(email);
        await visit.Page.GetByLabel("Password").FillAsync(LearningApi.Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#sign-in")).ToBeHiddenAsync();
    }
}
