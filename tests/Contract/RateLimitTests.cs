namespace Platform.Tests.Contract;

/// <summary>A caller who asks too often is told when to come back; others are not held up by it.</summary>
public sealed class RateLimitTests(RateLimitTests.Strict api) : IClassFixture<RateLimitTests.Strict>
{
    public sealed class Strict : Api
    {
        protected override void Configure(IDictionary<string, string?> settings) =>
            settings["RateLimits:PerCaller"] = "2";
    }

    [Fact]
    public async Task Third_request_of_a_caller_is_refused_and_other_callers_are_served()
    {
        var other = await api.Database.AddAccount("other-bot");
        await api.Client.Get("/organizations/");
        await api.Client.Get("/organizations/");

        var refused = await api.Client.Get("/organizations/");

        (await api.As(other).Get("/organizations/")).Status.ShouldBe(200);
        await Verify(refused);
    }
}
