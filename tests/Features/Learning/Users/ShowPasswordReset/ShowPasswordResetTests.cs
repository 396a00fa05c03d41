using Microsoft.Playwright;

namespace Platform.Tests.Features.Learning;

public sealed class ShowPasswordResetTests(LearningApi api, Browser browser)
    : IClassFixture<LearningApi>,
        IClassFixture<Browser>
{
    [Fact]
    public async Task A_form() => await Verify(await api.Anonymous.Get("/api/v0/users/password/reset/MQ/1-0/"));

    [SkippableFact]
    public async Task In_a_browser()
    {
        (
            await api.Anonymous.Post("/api/v0/users/password/reset/", """{"email":"boris@example.org"}""")
        ).Status.ShouldBe(200);
        var link = await api.LinkTo("boris@example.org");
        await using var page = await browser.Visit(api.Address, link);

        await page.Page.Locator("input").FillAsync("another long secret");
        await page.Page.Locator("button").ClickAsync();

        await Assertions.Expect(page.Page.Locator("body")).ToContainTextAsync("Password changed.");
        var logIn = await api.Anonymous.Post(
            "/api/v0/auth/token/",
            """{"email":"boris@example.org","password":"another long secret"}"""
        );
        logIn.Status.ShouldBe(200);
    }
}
