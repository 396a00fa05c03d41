using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat;

/// <summary>Who may come in: an app's secret, in any of the spellings that clients and proxies use.</summary>
public sealed class SecretSchemeTests(SecretSchemeTests.Strict api) : IClassFixture<SecretSchemeTests.Strict>
{
    /// <summary>Looks at the app id too.</summary>
    public sealed class Strict : ChatApi
    {
        protected override void Configure(IDictionary<string, string?> settings) =>
            settings["Chat:EnforceAppId"] = "true";
    }

    private const string Unknown = "/api/v2/rest/nothing_here";

    [Theory]
    [InlineData("QISCUS_SDK_SECRET")]
    [InlineData("Qiscus_sdk_secret")]
    [InlineData("QISCUS-SDK-SECRET")]
    [InlineData("Qiscus-Sdk-Secret")]
    [InlineData("qiscus-sdk_secret")]
    public async Task Any_spelling_is_taken(string name) =>
        (await api.Anonymous.Get(Unknown, (name, ChatApi.Secret))).Status.ShouldBe(404);

    [Fact]
    public async Task Without_a_secret_even_an_unknown_path_is_401() => await Verify(await api.Anonymous.Get(Unknown));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("nobodys-secret-nobodys-secret")]
    [InlineData("5H0P5H0P5H0P5H0P5H0P5H0P5H0P5H0P")]
    public async Task Wrong_or_empty_is_401(string secret)
    {
        var answer = await api.Anonymous.Get(Unknown, ("QISCUS_SDK_SECRET", secret));

        answer.Status.ShouldBe(401);
        answer.Head.ShouldContain("WWW-Authenticate: QISCUS-SDK-SECRET");
    }

    [Fact]
    public async Task Both_spellings_with_one_value_are_fine() =>
        (
            await api.Anonymous.Get(
                Unknown,
                ("QISCUS_SDK_SECRET", ChatApi.Secret),
                ("QISCUS-SDK-SECRET", ChatApi.Secret)
            )
        ).Status.ShouldBe(404);

    [Fact]
    public async Task Both_spellings_with_different_values_are_401() =>
        (
            await api.Anonymous.Get(
                Unknown,
                ("QISCUS_SDK_SECRET", ChatApi.Secret),
                ("QISCUS-SDK-SECRET", ChatApi.TwinSecret)
            )
        ).Status.ShouldBe(401);

    [Fact]
    public async Task The_secret_is_not_read_from_the_query() =>
        (await api.Anonymous.Get($"{Unknown}?QISCUS_SDK_SECRET={ChatApi.Secret}")).Status.ShouldBe(401);

    [Theory]
    [InlineData("shop", 404)]
    [InlineData("twin", 401)]
    [InlineData("", 404)]
    public async Task A_foreign_app_id_is_refused_where_that_is_configured(string appId, int status) =>
        (await api.Shop.Get(Unknown, ("QISCUS-SDK-APP-ID", appId))).Status.ShouldBe(status);

    [Fact]
    public async Task Unknown_path() => await Verify(await api.Shop.Get(Unknown));

    [Fact]
    public async Task A_revoked_secret_is_refused_at_once_on_every_node()
    {
        await api.Database.AddApp("brief", "brief-secret-brief-secret");
        var client = api.WithHeaders(("QISCUS_SDK_SECRET", "brief-secret-brief-secret"));
        (await client.Get(Unknown)).Status.ShouldBe(404);

        await api.Database.Execute(
            "update chat.app_secret set revoked_at = '2026-11-29 10:00Z' where digest = :digest",
            ("digest", SecretCache.DigestOf("brief-secret-brief-secret"))
        );

        // The clock stands still: only the notification can have told it.
        await Eventually.Until(async () => (await client.Get(Unknown)).Status == 401);
    }

    [Fact]
    public async Task Nothing_may_be_kept()
    {
        using var refused = await api.Anonymous.GetAsync(Unknown);
        using var unknown = await api.Shop.GetAsync(Unknown);

        refused.Headers.CacheControl!.ToString().ShouldBe("no-store");
        unknown.Headers.CacheControl!.ToString().ShouldBe("no-store");
    }
}
