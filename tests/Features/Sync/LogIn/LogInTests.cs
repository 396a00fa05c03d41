using System.Text;
using System.Text.Json.Nodes;
using Platform.Features.Identity;

namespace Platform.Tests.Features.Sync;

public sealed class LogInTests(LogInTests.Arranged api) : IClassFixture<LogInTests.Arranged>
{
    private const string Password = "pass:word mit Ümlaut";

    public sealed class Arranged : Api
    {
        protected override DateTimeOffset? Now =>
            new DateTimeOffset(2026, 11, 22, 10, 44, 33, TimeSpan.Zero).AddTicks(2564089);

        protected override async Task Arrange(TestDatabase database)
        {
            await database.AddAccount("ada", passwordHash: Passwords.Hash(Password));
            await database.AddAccount("new", isActive: false, passwordHash: Passwords.Hash(Password));
            await database.AddAccount("bot-without-password");
            await database.Execute(
                "update identity.account set date_joined = '2026-11-22 10:41:50.331916Z' where username = 'ada'"
            );
        }
    }

    [Fact]
    public async Task Gives_a_token_that_works()
    {
        var answer = await LogIn(Credentials("ada"));
        var token = Token(answer);

        token.ShouldMatch("^[0-9a-f]{64}$");
        (await api.WithToken(token).Get("/accounts/me/")).Status.ShouldBe(200);
        (await api.Database.Value<DateTime>("select last_login from identity.account where username = 'ada'")).ShouldBe(
            new DateTime(2026, 11, 22, 10, 44, 33, DateTimeKind.Utc).AddTicks(2564080)
        );
        await Verify(answer with { Body = answer.Body.Replace(token, "895e…4f82", StringComparison.Ordinal) });
    }

    [Fact]
    public async Task Refuses() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Post("/auth/login/"),
                await LogIn("Basic"),
                await LogIn(Credentials("ada", "wrong")),
            }
        );

    [Fact]
    public async Task Keeps_only_the_digest()
    {
        var token = Token(await LogIn(Credentials("ada")));

        var found = await api.Database.Value<long>(
            "select count(*) from identity.token where digest = :digest",
            ("digest", Platform.Features.Identity.TokenCache.DigestOf(token))
        );
        found.ShouldBe(1);
    }

    [Theory]
    [InlineData("ada", Password, 200)]
    [InlineData("ADA", Password, 200)]
    [InlineData("new", Password, 200)] // not active does not block
    [InlineData("ada", "", 401)]
    [InlineData("nobody", Password, 401)]
    [InlineData("bot-without-password", "", 401)]
    [InlineData("a\0da", Password, 401)]
    public async Task Names_and_passwords(string username, string password, int status) =>
        (await LogIn(Credentials(username, password))).Status.ShouldBe(status);

    [Theory]
    [InlineData("Basic !!!", "Invalid username/password.")]
    [InlineData("Basic YWRh", "Invalid username/password.")] // no colon
    [InlineData("basic", "Invalid basic header. No credentials provided.")]
    [InlineData("Token abc", "Authentication credentials were not provided.")]
    [InlineData("Bearer abc", "Authentication credentials were not provided.")]
    public async Task Credentials_that_are_none(string authorization, string detail)
    {
        var answer = await LogIn(authorization);

        answer.Status.ShouldBe(401);
        answer.Head.ShouldContain("WWW-Authenticate: Basic realm=\"api\"\n");
        answer.Body.ShouldBe($$"""{"detail":"{{detail}}"}""");
    }

    [Fact]
    public async Task The_body_is_not_read() =>
        (
            await api.Anonymous.Send(
                HttpMethod.Post,
                "/auth/login/",
                Exchanges.Body("{", "text/plain"),
                ("Authorization", Credentials("ada"))
            )
        ).Status.ShouldBe(200);

    /// <summary>Python's requests sends Latin-1.</summary>
    [Fact]
    public async Task A_password_with_an_umlaut_may_come_as_latin_1()
    {
        await api.Database.AddAccount("clinic-bot", passwordHash: Passwords.Hash("pässword"));
        var credentials = Convert.ToBase64String(Encoding.Latin1.GetBytes("clinic-bot:pässword"));

        (await LogIn("Basic " + credentials)).Status.ShouldBe(200);
        (await LogIn(Credentials("clinic-bot", "pässword"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_token_is_kept_by_no_cache()
    {
        await api.Database.AddAccount("uncached", passwordHash: Passwords.Hash(Password));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/auth/login/");
        request.Headers.Add("Authorization", Credentials("uncached"));

        using var answer = await api.Anonymous.SendAsync(request);

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private static string Credentials(string username, string password = Password) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}"));

    private Task<Exchange> LogIn(string authorization) =>
        api.Anonymous.Post("/auth/login/", null, ("Authorization", authorization));

    private static string Token(Exchange answer) =>
        (string?)JsonNode.Parse(answer.Body)!["token"] ?? throw new InvalidOperationException();
}

/// <summary>Guessing passwords is slowed down before a password costs its hash.</summary>
public sealed class LogInLimitTests(LogInLimitTests.Strict api) : IClassFixture<LogInLimitTests.Strict>
{
    public sealed class Strict : Api
    {
        protected override void Configure(IDictionary<string, string?> settings) => settings["RateLimits:LogIns"] = "2";
    }

    [Fact]
    public async Task Wrong_passwords_shut_out_nobody_else_behind_the_address()
    {
        await api.Database.AddAccount("colleague", passwordHash: Passwords.Hash("a good pässword"));
        await Try("victim:wrong");
        await Try("Victim:wrong");

        var third = await Try("victim:wrong");
        var colleague = await Try("colleague:a good pässword");

        third.Status.ShouldBe(429);
        third.Head.ShouldContain("Retry-After: ");
        colleague.Status.ShouldBe(200);
    }

    private Task<Exchange> Try(string credentials) =>
        api.Anonymous.Post(
            "/auth/login/",
            null,
            ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)))
        );
}

/// <summary>Guessing with many names from one address.</summary>
public sealed class LogInAddressLimitTests(LogInLimitTests.Strict api) : IClassFixture<LogInLimitTests.Strict>
{
    [Fact]
    public async Task Many_names_count_together()
    {
        var tries = await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .Select(name =>
                    api.Anonymous.Post(
                        "/auth/login/",
                        null,
                        (
                            "Authorization",
                            "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"somebody{name}:x"))
                        )
                    )
                )
        );

        tries.Select(answer => answer.Status).Distinct().Order().ShouldBe([401, 429]);
    }
}
