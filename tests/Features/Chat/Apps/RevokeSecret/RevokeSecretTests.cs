using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat;

public sealed class RevokeSecretTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task A_secret_is_revoked_by_the_start_of_its_digest()
    {
        await clone.Database.AddApp("shop", ChatApi.Secret);
        var id = Convert.ToHexStringLower(SecretCache.DigestOf(ChatApi.Secret))[..12];

        (await Run("shop", id)).Output.ShouldBe($"Secret {id} of 'shop' is revoked.\n");

        (await clone.Database.Value<bool>("select revoked_at is not null from chat.app_secret")).ShouldBeTrue();
        (await Run("shop", id)).Errors.ShouldBe($"'shop' has no secret {id} that is not revoked yet.\n");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("not-hex-at-all")]
    public async Task An_id_is_long_enough_to_be_meant(string id) =>
        (await Run("shop", id)).Errors.ShouldBe("An id has at least 8 hex digits.\n");

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["chat", "secret", "revoke", .. typed]);
}
