namespace Platform.Tests.Features.Chat;

public sealed class UpdateAppTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task What_is_given_is_changed_and_the_rest_stays()
    {
        await clone.Database.AddApp("shop", ChatApi.Secret);

        (await Run("shop", "--name", "The Shop")).ExitCode.ShouldBe(0);
        (await Run("shop", "--default-avatar-url", "https://x.y/a.png")).ExitCode.ShouldBe(0);

        (await clone.Database.Rows("select app_id, name, default_avatar_url from chat.app")).ShouldBe([
            "shop | The Shop | https://x.y/a.png",
        ]);
    }

    [Fact]
    public async Task An_unknown_app_is_refused() =>
        (await Run("nobodys", "--name", "x")).Errors.ShouldBe("There is no app 'nobodys'.\n");

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["chat", "app", "update", .. typed]);
}
