using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Platform.Features.Learning;

namespace Platform.Tests.Features.Learning;

/// <summary>Which tokens are taken, on a closed route and on an open one, and what is said of the others.</summary>
public sealed class JwtSchemeTests(JwtSchemeTests.Deactivating api) : IClassFixture<JwtSchemeTests.Deactivating>
{
    private const string Closed = "/api/v0/specializations/";
    private const string Nobody = """{"detail":"Authentication credentials were not provided."}""";
    private const string NotValid = """
        {"detail":"Given token not valid for any token type","code":"token_not_valid","messages":[{"token_class":"AccessToken","token_type":"access","message":"§"}]}
        """;

    private static readonly long Now = LearningApi.Start.ToUnixTimeSeconds();

    /// <summary>With somebody who is not active.</summary>
    public sealed class Deactivating : LearningApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                insert into identity.account (id, username, email, is_active, is_staff)
                values (110, 'inactive@example.org', 'inactive@example.org', false, true),
                    (111, 'leaving@example.org', 'leaving@example.org', true, true)
                """
            );
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("bearer §")]
    [InlineData("BEARER §")]
    [InlineData("Token §")]
    [InlineData("JWT §")]
    public async Task Another_scheme_counts_as_none(string header)
    {
        var sent = header.Replace("§", api.TokenOf(LearningApi.SofiaId, TokenUse.Access), StringComparison.Ordinal);

        (await Read(sent)).Status.ShouldBe(200);
        var refused = await Write(sent);
        refused.Status.ShouldBe(401);
        refused.Body.ShouldBe(Nobody);
        refused.Head.ShouldContain("WWW-Authenticate: Bearer realm=\"api\"\n");
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer a b")]
    public async Task A_header_of_one_or_three_words(string header) =>
        await ShouldBeRefused(
            header,
            """{"detail":"Authorization header must contain two space-delimited values","code":"bad_authorization_header"}"""
        );

    public static TheoryData<string, string, string> Bad =>
        new()
        {
            { "garbage", "x", "Token is invalid or expired" },
            { "another key", Token(key: "another key, of thirty-two bytes or more"), "Token is invalid or expired" },
            { "no signature", Token(algorithm: "none"), "Token is invalid or expired" },
            { "over", Token(expires: Now), "Token is invalid or expired" },
            {
                "for ever",
                Token(payload: """{"token_type":"access","jti":"1","user_id":101}"""),
                "Token is invalid or expired"
            },
            { "refresh", Token(type: "refresh"), "Token has wrong type" },
            { "no type", Token(payload: $$"""{"exp":{{Now + 60}},"jti":"1","user_id":101}"""), "Token has no type" },
            {
                "no id",
                Token(payload: $$"""{"token_type":"access","exp":{{Now + 60}},"user_id":101}"""),
                "Token has no id"
            },
        };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_token_is_401_on_every_route(string what, string token, string message)
    {
        what.ShouldNotBeEmpty();
        await ShouldBeRefused("Bearer " + token, NotValid.Trim().Replace("§", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("-1")]
    [InlineData("1.5")]
    public async Task Nobody_can_be_known_by_it(string user) =>
        await ShouldBeRefused(
            "Bearer " + Token(user: user),
            """{"detail":"Token contained no recognizable user identification","code":"token_not_valid"}"""
        );

    [Fact]
    public async Task Of_somebody_who_is_gone_or_inactive()
    {
        await ShouldBeRefused(
            "Bearer " + Token(user: "199"),
            """{"detail":"User not found","code":"user_not_found"}"""
        );
        await ShouldBeRefused(
            "Bearer " + Token(user: "110"),
            """{"detail":"User is inactive","code":"user_inactive"}"""
        );
    }

    [Theory]
    [InlineData("101")]
    [InlineData("\"101\"")]
    public async Task A_good_one_is_taken(string user) =>
        (await Write("Bearer " + Token(user: user))).Status.ShouldBe(400);

    /// <summary>The node that keeps the account in memory hears of it.</summary>
    [Fact]
    public async Task Deactivating_somebody_ends_their_tokens()
    {
        var client = api.AsPerson(111);
        (await client.Get(Closed)).Status.ShouldBe(200);

        await api.Database.Execute("update identity.account set is_active = false where id = 111");

        await Eventually.Until(async () => (await client.Get(Closed)).Status == 401);
    }

    private async Task ShouldBeRefused(string header, string body)
    {
        foreach (var answer in new[] { await Read(header), await Write(header) })
        {
            answer.Status.ShouldBe(401);
            answer.Body.ShouldBe(body);
            answer.Head.ShouldContain("WWW-Authenticate: Bearer realm=\"api\"\n");
        }
    }

    private Task<Exchange> Read(string header) => api.Anonymous.Get(Closed, ("Authorization", header));

    private Task<Exchange> Write(string header) => api.Anonymous.Post(Closed, "{}", ("Authorization", header));

    private static string Token(
        string key = LearningApi.Key,
        string algorithm = "HS256",
        string type = "access",
        string user = "101",
        long? expires = null,
        string? payload = null
    )
    {
        payload ??=
            $$"""{"token_type":"{{type}}","exp":{{expires ?? Now + 60}},"iat":{{Now}},"jti":"1","user_id":{{user}}}""";
        var signed = $"{Encoded($$"""{"alg":"{{algorithm}}","typ":"JWT"}""")}.{Encoded(payload)}";
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.ASCII.GetBytes(signed));

        return $"{signed}.{(algorithm == "none" ? "" : WebEncoders.Base64UrlEncode(mac))}";
    }

    private static string Encoded(string json) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(json));
}
