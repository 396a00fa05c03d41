using Microsoft.Extensions.DependencyInjection;
using Platform.Features.Learning;

namespace Platform.Tests.Features.Learning;

public sealed class RefreshTokenTests(LearningApi api) : IClassFixture<LearningApi>
{
    private const string Path = "/api/v0/auth/token/refresh/";

    [Theory]
    [InlineData(Path)]
    [InlineData("/api/v0/auth/token/refresh")]
    [InlineData("/api/v0/token/refresh/")]
    public async Task A_new_access_token(string path)
    {
        var answer = await Refresh(api.TokenOf(LearningApi.AnnaId, TokenUse.Refresh), path);

        answer.Status.ShouldBe(200);
        using var body = System.Text.Json.JsonDocument.Parse(answer.Body);
        body.RootElement.EnumerateObject().Select(field => field.Name).ShouldBe(["access"]);
        var access = body.RootElement.GetProperty("access").GetString()!;
        (await api.Services.GetRequiredService<JwtTokens>().Read(TokenUse.Access, access, default)).ShouldBe(
            new ReadToken(LearningApi.AnnaId, null, api.Clock.GetUtcNow().ToUnixTimeSeconds())
        );
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Post(Path, "{}"),
                await Refresh("garbage"),
                await Refresh(api.TokenOf(999, TokenUse.Refresh)) with
                {
                    Request = $"POST {Path}\n\n(a token of somebody who is gone)",
                },
                await Refresh(api.TokenOf(LearningApi.AnnaId, TokenUse.Access)) with
                {
                    Request = $"POST {Path}\n\n(an access token)",
                },
            }
        );

    private Task<Exchange> Refresh(string token, string path = Path) =>
        api.Anonymous.Post(path, $$"""{"refresh":"{{token}}"}""");
}
