using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat;

public sealed class CreateAppTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task The_secret_is_printed_once_and_only_its_digest_is_kept()
    {
        var created = await Run("Corner Shop", "--default-avatar-url", "https://x.y/a.png", "--json");

        created.Errors.ShouldBe(Executable.WrittenTo(clone.Database));
        ((string)created.Json["app_id"]!).ShouldBe("corner-shop");
        var secret = (string)created.Json["secret"]!;
        secret.ShouldMatch("^[0-9a-f]{32}$");
        (
            await clone.Database.Rows(
                """
                select app.app_id, app.name, app.default_avatar_url, email, username, is_system, revoked_at
                from chat.app
                inner join chat.app_secret on app_secret.app_id = app.id
                inner join chat.app_user on app_user.app_id = app.id
                where digest = :digest
                """,
                ("digest", SecretCache.DigestOf(secret))
            )
        ).ShouldBe(["corner-shop | Corner Shop | https://x.y/a.png | system@corner-shop | System | true | null"]);
    }

    [Fact]
    public async Task A_moving_team_brings_its_app_id_and_secret_along()
    {
        var created = await Run("Moved", "--app-id", "kiwari-prod", "--secret", "8355105e6171795fca17", "--json");

        ((string)created.Json["app_id"]!).ShouldBe("kiwari-prod");
        ((string)created.Json["secret"]!).ShouldBe("8355105e6171795fca17");
        (await Run("Other", "--secret", "8355105e6171795fca17")).Errors.ShouldBe(
            "The secret is that of another app.\n"
        );
    }

    [Theory]
    [InlineData("An app id is 1 to 63 of a-z, 0-9 and -, not beginning with -.", "Shop", "--app-id", "-x")]
    [InlineData("The name has no letter that an app id may have; give --app-id.", "店")]
    [InlineData("A secret is 16 to 255 visible ASCII characters.", "Shop", "--secret", "short")]
    [InlineData("--default-avatar-url takes an http or https address.", "Shop", "--default-avatar-url", "x")]
    [InlineData("A name has 1 to 255 letters.", " ")]
    public async Task What_cannot_be_is_refused_in_one_line(string line, params string[] typed)
    {
        var refused = await Run(typed);

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldBe(line + "\n");
    }

    [Fact]
    public async Task An_app_id_is_taken_once()
    {
        await Run("Twice");

        (await Run("Twice")).Errors.ShouldBe("There is an app 'twice' already.\n");
    }

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["chat", "app", "create", .. typed]);
}
