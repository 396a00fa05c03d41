using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat;

public sealed class AddSecretTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task A_second_secret_stands_beside_the_first()
    {
        await clone.Database.AddApp("shop", ChatApi.Secret);

        var added = await Run("shop", "--name", "rotation", "--json");

        (
            await clone.Database.Rows(
                "select name, revoked_at from chat.app_secret where digest = any(:digests) order by name",
                (
                    "digests",
                    new[] { SecretCache.DigestOf(ChatApi.Secret), SecretCache.DigestOf((string)added.Json["secret"]!) }
                )
            )
        ).ShouldBe([" | null", "rotation | null"]);
        (await Run("shop", "--secret", ChatApi.Secret)).Errors.ShouldStartWith("The secret is there already");
    }

    [Fact]
    public async Task An_unknown_app_is_refused() =>
        (await Run("nobodys")).Errors.ShouldBe("There is no app 'nobodys'.\n");

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["chat", "secret", "add", .. typed]);
}
