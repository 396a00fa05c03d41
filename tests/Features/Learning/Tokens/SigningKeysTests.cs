using Microsoft.Extensions.DependencyInjection;
using Platform.Features.Learning;

namespace Platform.Tests.Features.Learning;

/// <summary>A key that nobody has set is made once, for all nodes; keys that sign no more still verify.</summary>
public sealed class SigningKeysTests(SigningKeysTests.Unset api) : IClassFixture<SigningKeysTests.Unset>
{
    public sealed class Unset : LearningApi
    {
        protected override void Configure(IDictionary<string, string?> settings) { }
    }

    [Fact]
    public async Task Nodes_agree_and_a_newer_key_takes_over()
    {
        await using var node = await api.StartNode();
        var first = await api
            .Services.GetRequiredService<JwtTokens>()
            .Make(TokenUse.Access, LearningApi.AnnaId, default);
        var tokens = node.Services.GetRequiredService<JwtTokens>();

        (await tokens.Read(TokenUse.Access, first, default)).UserId.ShouldBe(LearningApi.AnnaId);
        (await api.Database.Value<long>("select count(*) from learning.signing_key")).ShouldBe(1);

        await api.Database.Execute(
            "insert into learning.signing_key (key, created) values (decode(repeat('ab', 32), 'hex'), '2030-01-01Z')"
        );
        api.Clock.Advance(TimeSpan.FromMinutes(2));
        var second = await tokens.Make(TokenUse.Access, LearningApi.AnnaId, default);

        (await tokens.Read(TokenUse.Access, first, default)).Wrong.ShouldBeNull();
        (
            await api.Services.GetRequiredService<JwtTokens>().Read(TokenUse.Access, second, default)
        ).Wrong.ShouldBeNull();
        await api.Database.Execute("delete from learning.signing_key where id = 0");
        api.Clock.Advance(TimeSpan.FromMinutes(2));
        (await tokens.Read(TokenUse.Access, second, default)).Wrong.ShouldBeNull();
        (await tokens.Read(TokenUse.Access, first, default)).Wrong.ShouldBe("Token is invalid or expired");
    }
}
