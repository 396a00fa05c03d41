namespace Platform.Tests.Contract;

/// <summary>Whoever guesses tokens is slowed down by address, though authorization answers before the limiter.</summary>
public sealed class WrongTokenLimitTests(WrongTokenLimitTests.Strict api) : IClassFixture<WrongTokenLimitTests.Strict>
{
    public sealed class Strict : Api
    {
        protected override void Configure(IDictionary<string, string?> settings) =>
            settings["RateLimits:PerAddress"] = "2";
    }

    [Fact]
    public async Task Third_guess_is_refused_and_callers_are_served()
    {
        var guesser = api.WithToken(new string('0', 64));

        (await guesser.Get("/organizations/")).Status.ShouldBe(401);
        (await guesser.Get("/organizations/")).Status.ShouldBe(401);
        (await guesser.Get("/organizations/")).Status.ShouldBe(429);
        (await api.Client.Get("/organizations/")).Status.ShouldBe(200);
    }
}
