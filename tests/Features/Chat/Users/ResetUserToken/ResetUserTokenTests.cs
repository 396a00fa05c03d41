namespace Platform.Tests.Features.Chat;

public sealed class ResetUserTokenTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task A_new_token()
    {
        var answer = await api.Shop.Tell("reset_user_token", """{"user_email":"ann@x.y"}""");

        var token = (string)answer.Results()["user"]!["token"]!;
        token.ShouldNotBe("token-of-ann");
        (
            await api.Database.Rows("select auth_token from chat.app_user where email = 'ann@x.y' order by app_id")
        ).ShouldBe([token, "token-of-ann"]);
        await Verify(answer.Stable());
    }

    [Fact]
    public async Task Nobody() => await Verify(await api.Shop.Tell("reset_user_token", """{"user_email":"no@x.y"}"""));
}
