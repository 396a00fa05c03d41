using Microsoft.IdentityModel.JsonWebTokens;

namespace Platform.Tests.Features.Learning;

public sealed class ObtainTokenTests(ObtainTokenTests.Rows api) : IClassFixture<ObtainTokenTests.Rows>
{
    private const string Path = "/api/v0/auth/token/";

    public sealed class Rows : LearningApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                insert into identity.account (id, username, email, password_hash, is_active)
                select 110, 'gone', 'gone@example.org', password_hash, false from identity.account where id = 102;
                insert into identity.account (id, username, email) values (111, 'mute', 'mute@example.org')
                """
            );
        }
    }

    [Theory]
    [InlineData("anna@example.org")]
    [InlineData("Anna@EXAMPLE.org")]
    public async Task Good_ones(string email)
    {
        var answer = await LogIn(email, LearningApi.Password);

        answer.Status.ShouldBe(200);
        using var body = System.Text.Json.JsonDocument.Parse(answer.Body);
        var access = new JsonWebToken(body.RootElement.GetProperty("access").GetString());
        var refresh = new JsonWebToken(body.RootElement.GetProperty("refresh").GetString());
        access.EncodedHeader.ShouldBe("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"); // {"alg":"HS256","typ":"JWT"}
        foreach (var (token, type, life) in new[] { (access, "access", 300), (refresh, "refresh", 86400) })
        {
            token
                .Claims.Select(claim => claim.Type)
                .ShouldBe(["token_type", "exp", "iat", "jti", "user_id"], ignoreOrder: true);
            token.GetPayloadValue<string>("token_type").ShouldBe(type);
            token.GetPayloadValue<long>("user_id").ShouldBe(LearningApi.AnnaId);
            token.GetPayloadValue<string>("jti").ShouldMatch("^[0-9a-f]{32}$");
            token.GetPayloadValue<long>("iat").ShouldBe(LearningApi.Start.ToUnixTimeSeconds());
            token.GetPayloadValue<long>("exp").ShouldBe(LearningApi.Start.ToUnixTimeSeconds() + life);
        }

        access.Id.ShouldNotBe(refresh.Id);
        (await api.Database.Value<DateTime>("select last_login from identity.account where id = 102")).ShouldBe(
            LearningApi.Start.UtcDateTime
        );
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await LogIn("anna@example.org", "wrong"),
                await api.Anonymous.Post(Path, "{}"),
                await api.Anonymous.Post(Path, """{"email":" ","password":""}"""),
                await api.Anonymous.Get(Path),
                await api.Anonymous.Post(Path, "[]"),
                await api.Anonymous.Post(Path, "{"),
                await api.Anonymous.Send(HttpMethod.Post, Path, Exchanges.Body("{}", "text/json")),
            }
        );

    [Theory]
    [InlineData("nobody@example.org", LearningApi.Password)]
    [InlineData("gone@example.org", LearningApi.Password)]
    [InlineData("mute@example.org", LearningApi.Password)]
    [InlineData("anna", LearningApi.Password)]
    [InlineData("anna@example.org", " a long secret")]
    public async Task All_are_told_alike(string email, string password)
    {
        var answer = await LogIn(email, password);

        answer.Status.ShouldBe(401);
        answer.Body.ShouldBe("""{"detail":"No active account found with the given credentials"}""");
    }

    /// <summary>Also what would be refused elsewhere.</summary>
    [Fact]
    public async Task An_authorization_is_not_looked_at() =>
        (
            await api.Anonymous.Post(
                Path,
                $$"""{"email":"anna@example.org","password":"{{LearningApi.Password}}"}""",
                ("Authorization", "Bearer x")
            )
        ).Status.ShouldBe(200);

    private Task<Exchange> LogIn(string email, string password) =>
        api.Anonymous.Post(Path, $$"""{"email":"{{email}}","password":"{{password}}"}""");
}
