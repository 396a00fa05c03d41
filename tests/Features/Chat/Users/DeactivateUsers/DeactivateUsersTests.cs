namespace Platform.Tests.Features.Chat;

public sealed class DeactivateUsersTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task Who_is_deactivated_stays_in_rooms_and_may_not_post()
    {
        await Verify(await api.Shop.Tell("deactivate_users", """{"emails":["ben@x.y"]}"""));

        (await api.Shop.Tell("post_comment", """{"sender_email":"ben@x.y","room_id":101,"message":"x"}"""))
            .Problems(403)
            .ShouldBe(["sender_email is deactivated"]);
        ((bool)(await api.Shop.Ask("user_profile?user_email=ben@x.y")).Results()["user"]!["active"]!).ShouldBeFalse();
        (await api.Shop.Ask("room_participants?room_id=101")).Results()["participants"]!.AsArray().Count.ShouldBe(2);
        (
            await api.Twin.Tell("post_comment", """{"sender_email":"ben@x.y","room_id":"harbour","message":"x"}""")
        ).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Nobody() =>
        await Verify(await api.Shop.Send(HttpMethod.Delete, "/api/v2/rest/deactivate_users?emails[]=no@x.y"));
}
