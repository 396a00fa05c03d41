using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Platform.Features.Learning;

namespace Platform.Tests.Features.Learning;

public sealed class UnsubscribeTests(LearningApi api, Browser browser)
    : IClassFixture<LearningApi>,
        IClassFixture<Browser>
{
    private const string Path = "/api/v0/subscriptions/";

    [Fact]
    public async Task By_the_header_of_the_mail_as_often_as_one_likes()
    {
        var link = await Subscribe("one@example.org");
        var file = Directory
            .GetFiles(System.IO.Path.Combine(api.Files, "mail"), "*.eml")
            .Single(name => File.ReadAllText(name).Contains("one@example.org", StringComparison.Ordinal));
        using var mail = await MimeKit.MimeMessage.LoadAsync(file);
        mail.Headers["List-Unsubscribe"].ShouldBe($"<https://learn.example.org{link}>");
        mail.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");

        var first = await api.Anonymous.Send(HttpMethod.Post, link, Exchanges.Form(("List-Unsubscribe", "One-Click")));

        await Verify(first with { Request = "POST " + Path + "unsubscribe/…/…/" });
        (await IsSubscribed("one@example.org")).ShouldBeFalse();
        (await api.Anonymous.Post(link)).Status.ShouldBe(200);
        (await api.Database.Rows("select body, unsubscribe from learning.mail")).ShouldAllBe(row => row == " | null");
    }

    [Fact]
    public async Task Refusals()
    {
        await Subscribe("two@example.org");
        var other = await api.Services.GetRequiredService<SignedLinks>().Make(SignedLinks.Confirmation, 1, "", default);

        await Verify(await api.Anonymous.Post(Path + "unsubscribe/MQ/1-0/"));
        (await api.Anonymous.Post(Path + "unsubscribe/" + other)).Status.ShouldBe(400);
        (await IsSubscribed("two@example.org")).ShouldBeTrue();
    }

    [SkippableFact]
    public async Task In_a_browser()
    {
        var link = await Subscribe("three@example.org");
        await using var page = await browser.Visit(api.Address, link);
        (await IsSubscribed("three@example.org")).ShouldBeTrue("opening it is nothing yet");

        await page.Page.Locator("button").ClickAsync();

        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("You get no more news.");
        (await IsSubscribed("three@example.org")).ShouldBeFalse();
    }

    private async Task<string> Subscribe(string email)
    {
        (await api.Anonymous.Post(Path, $$"""{"email":"{{email}}"}""")).Status.ShouldBe(201);

        return await api.LinkTo(email);
    }

    private Task<bool> IsSubscribed(string email) =>
        api.Database.Value<bool>(
            "select exists (select from learning.subscription where email = :email)",
            ("email", email)
        );
}
