namespace Platform.Tests.Features.Sync;

/// <summary>A token that was ended, on one node and on two.</summary>
public sealed class LogOutTests(LogOutTests.Arranged api) : IClassFixture<LogOutTests.Arranged>
{
    public sealed class Arranged : Api
    {
        protected override DateTimeOffset? Now => new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    }

    [Fact]
    public async Task Ends_the_presented_token_at_once()
    {
        var client = api.WithToken(await api.Database.AddToken(api.Bot.Id, "short-lived"));
        (await client.Get("/organizations/")).Status.ShouldBe(200); // and now it is in the cache

        await Verify(new[] { await client.Post("/auth/logout/"), await client.Get("/organizations/") });
    }

    [Fact]
    public async Task Refuses() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Post("/auth/logout/"),
                await api.WithToken(new string('0', 64)).Post("/auth/logout/"),
                await api.Client.Get("/auth/logout/"),
            }
        );

    [Fact]
    public async Task Other_tokens_of_the_account_live_on() // 28
    {
        var first = api.WithToken(await api.Database.AddToken(api.Bot.Id, "first"));
        var second = api.WithToken(await api.Database.AddToken(api.Bot.Id, "second"));

        await first.Post("/auth/logout/");

        (await first.Get("/organizations/")).Status.ShouldBe(401);
        (await second.Get("/organizations/")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Other_nodes_hear_of_it()
    {
        await using var node = await api.StartNode();
        var token = await api.Database.AddToken(api.Bot.Id, "everywhere");
        var there = api.WithToken(token, node);
        (await there.Get("/organizations/")).Status.ShouldBe(200);

        await api.WithToken(token).Post("/auth/logout/");

        await Eventually.Until(async () => (await there.Get("/organizations/")).Status == 401);
    }

    [Fact]
    public async Task A_token_ends_at_its_hour() // 27
    {
        var token = await api.Database.AddToken(api.Bot.Id, "expiring", api.Clock.GetUtcNow().AddMinutes(10));
        var client = api.WithToken(token);
        (await client.Get("/organizations/")).Status.ShouldBe(200);

        api.Clock.Advance(TimeSpan.FromMinutes(10));

        var answer = await client.Get("/organizations/");
        (answer.Status, answer.Body).ShouldBe((401, """{"detail":"Invalid token."}"""));
    }

    [Theory]
    [InlineData("Token", "Invalid token header. No credentials provided.")]
    [InlineData("token ", "Invalid token header. No credentials provided.")]
    [InlineData("Token a b", "Invalid token header. Token string should not contain spaces.")]
    [InlineData("Token xyz", "Invalid token.")]
    [InlineData("Bearer abc", "Authentication credentials were not provided.")]
    [InlineData("Basic YTpi", "Authentication credentials were not provided.")]
    public async Task Credentials_that_are_none(string authorization, string detail)
    {
        var answer = await api.Anonymous.Get("/organizations/", ("Authorization", authorization));

        answer.Status.ShouldBe(401);
        answer.Head.ShouldContain("WWW-Authenticate: Token\n");
        answer.Body.ShouldBe($$"""{"detail":"{{detail}}"}""");
    }
}
