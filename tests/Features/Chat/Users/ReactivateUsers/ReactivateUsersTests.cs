namespace Platform.Tests.Features.Chat;

public sealed class ReactivateUsersTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task May_post_again()
    {
        await api.Database.Execute("update chat.app_user set is_active = false where id = 12");

        await Verify(await api.Shop.Tell("reactivate_users", """{"user_ids":["ben@x.y"]}"""));

        (
            await api.Shop.Tell("post_comment", """{"sender_email":"ben@x.y","room_id":101,"message":"x"}""")
        ).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Nobody() => await Verify(await api.Shop.Tell("reactivate_users", """{"emails":["no@x.y"]}"""));
}
