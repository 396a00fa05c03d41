namespace Platform.Tests.Contract;

/// <summary>A caller who asks too often is told when to come back; others are not held up by it.</summary>
public sealed class RateLimitTests(RateLimitTests.Strict api) : IClassFixture<RateLimitTests.Strict>
{
    public sealed class Strict : Api
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            settings["RateLimits:PerCaller"] = "2";
            settings["RateLimits:PerAddress"] = "3000";
            settings["RateLimits:LogIns"] = "60";
        }
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

    /// <summary>In every area, also with what is refused: as a caller reads it who wants to keep below the limit.</summary>
    [Fact]
    public async Task What_is_counted_says_what_is_left()
    {
        var caller = api.As(await api.Database.AddAccount("counted-bot"));

        await Told(caller, "/organizations/", 200, left: 1);
        await Told(caller, "/api/v2/office/0/", 404, left: 0);
        await Told(caller, "/api/v1/geo/", 429, left: 0);
    }

    [Fact]
    public async Task Of_two_limits_the_one_is_told_of_which_less_is_left()
    {
        using var answer = await api.Anonymous.PostAsync("/accounts/", Exchanges.Body("{}", "application/json"));

        Number(answer, "RateLimit-Limit").ShouldBe(60, "registrations, though 3,000 requests are left to the address");
        Number(answer, "RateLimit-Remaining").ShouldBe(59);
        Number(answer, "RateLimit-Reset").ShouldBe(1);
    }

    [Theory]
    [InlineData("/organizations/", 401)]
    [InlineData("/api/v2/office/", 401)]
    [InlineData("/v2/clients", 401)]
    [InlineData("/api/v2/rest/user_profile", 401)]
    [InlineData("/api/v0/me/", 401)]
    [InlineData("/api/v0/events/", 200)]
    public async Task Who_is_nobody_is_counted_by_address(string path, int status)
    {
        using var answer = await api.Anonymous.GetAsync(path);

        ((int)answer.StatusCode).ShouldBe(status);
        Number(answer, "RateLimit-Limit").ShouldBe(3000);
        Number(answer, "RateLimit-Remaining").ShouldBeInRange(2900, 2999);
        Number(answer, "RateLimit-Reset").ShouldBeInRange(1, 2);
    }

    private static async Task Told(HttpClient caller, string path, int status, long left)
    {
        using var answer = await caller.GetAsync(path);

        ((int)answer.StatusCode).ShouldBe(status);
        Number(answer, "RateLimit-Limit").ShouldBe(2);
        Number(answer, "RateLimit-Remaining").ShouldBe(left);
        Number(answer, "RateLimit-Reset").ShouldBe(30 * (2 - left), "one comes back each half minute");
        answer.Headers.Contains("Retry-After").ShouldBe(status == 429);
    }

    private static long Number(HttpResponseMessage answer, string header) =>
        long.Parse(answer.Headers.GetValues(header).Single(), System.Globalization.CultureInfo.InvariantCulture);
}
