namespace Platform.Tests.Features.Learning;

/// <summary>Who tries passwords is slowed down, by account at an address, and at the address in all.</summary>
public sealed class ObtainTokenThrottleTests(ObtainTokenThrottleTests.Throttled api)
    : IClassFixture<ObtainTokenThrottleTests.Throttled>
{
    public sealed class Throttled : LearningApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Learning:Throttles:Enabled"] = "true";
            settings["Learning:Throttles:LogIns"] = "2";
            settings["Learning:Throttles:LogInsOfAddress"] = "5";
            settings["Http:TrustedProxies:0"] = "127.0.0.1";
        }
    }

    [Fact]
    public async Task The_third_try_on_an_account_and_the_sixth_of_an_address()
    {
        (await LogIn("a@example.org")).Status.ShouldBe(401);
        (await LogIn("A@example.org")).Status.ShouldBe(401);
        var refused = await LogIn("a@example.org");
        (await LogIn("b@example.org")).Status.ShouldBe(401);
        (await LogIn("a@example.org", "192.0.2.7")).Status.ShouldBe(401);
        (await LogIn("c@example.org")).Status.ShouldBe(401);
        var ofAddress = await LogIn("d@example.org");

        foreach (var answer in new[] { refused, ofAddress })
        {
            answer.Status.ShouldBe(429);
            var seconds = answer.Head.Split("Retry-After: ")[1].Split('\n')[0];
            int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
            answer.Body.ShouldBe(
                $$"""{"detail":"Request was throttled. Expected available in {{seconds}} second{{(seconds == "1" ? "" : "s")}}."}"""
            );
        }
    }

    private Task<Exchange> LogIn(string email, string address = "192.0.2.1") =>
        api.Anonymous.Post(
            "/api/v0/auth/token/",
            $$"""{"email":"{{email}}","password":"x"}""",
            ("X-Forwarded-For", address)
        );
}
