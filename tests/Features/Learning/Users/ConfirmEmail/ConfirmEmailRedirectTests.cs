namespace Platform.Tests.Features.Learning;

/// <summary>A link that is over, and a browser that is sent on: with settings of their own.</summary>
public sealed class ConfirmEmailRedirectTests(ConfirmEmailRedirectTests.Redirecting api)
    : IClassFixture<ConfirmEmailRedirectTests.Redirecting>
{
    public sealed class Redirecting : LearningApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Learning:ConfirmationSeconds"] = "60";
            settings["Learning:ConfirmationRedirect"] = "https://www.example.org/welcome";
        }
    }

    [Fact]
    public async Task A_browser_goes_on_until_the_link_is_over()
    {
        (await api.Anonymous.Post("/api/v0/users/register/", Registration.Body("html@example.org"))).Status.ShouldBe(
            201
        );
        var link = await api.LinkTo("html@example.org");

        var browser = await api.Anonymous.Get(link, ("Accept", "application/json;q=0.5, text/html"));
        var program = await api.Anonymous.Get(link, ("Accept", "application/json, text/html;q=0.5"));
        api.Clock.Advance(TimeSpan.FromSeconds(59));
        var late = await api.Anonymous.Get(link);
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        var over = await api.Anonymous.Get(link, ("Accept", "text/html"));

        browser.Status.ShouldBe(302);
        browser.Head.ShouldContain("Location: https://www.example.org/welcome\n");
        program.Status.ShouldBe(200);
        late.Status.ShouldBe(200);
        over.Status.ShouldBe(400);
    }
}
