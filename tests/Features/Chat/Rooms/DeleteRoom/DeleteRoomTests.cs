namespace Platform.Tests.Features.Chat;

public sealed class DeleteRoomTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task Gone_at_once_for_everybody()
    {
        await Verify(await api.Shop.Tell("delete_room", """{"room_id":"harbour"}"""));

        (await api.Shop.Ask("load_comments?room_id=101")).Problems().ShouldBe(["room_id names no room"]);
        (await api.Shop.Ask("get_user_rooms?user_email=ann@x.y")).Results()["rooms_info"]!.AsArray().ShouldBeEmpty();
        (await api.Shop.Ask("search_messages?user_email=ann@x.y&query=hello")).Results()["comments"]!
            .AsArray()
            .ShouldBeEmpty();
        (await api.Shop.Ask("user_profile?user_email=ann@x.y")).Results()["user"]!["last_comment_id"]!
            .ToString()
            .ShouldBe("0");
        (await api.Shop.Tell("delete_room", """{"room_id":101}""")).Problems().ShouldBe(["room_id names no room"]);
        (await api.Twin.Ask("load_comments?room_id=harbour")).Results()["comments"]!.AsArray().Count.ShouldBe(3);
        (await api.Database.Rows("select type, room_id, body #>> '{participants,0,email}' from chat.event")).ShouldBe([
            "delete_room | 101 | ann@x.y",
        ]);
    }

    [Fact]
    public async Task Two_users_may_have_a_new_single_room()
    {
        await api.Shop.Tell("delete_room", """{"room_id":"single-ab"}""");

        var room = (await api.Shop.Ask("get_or_create_room_with_target?emails[]=ann@x.y&emails[]=ben@x.y")).Results()[
            "room"
        ]!;

        ((long)room["id"]!).ShouldBeGreaterThan(500);
    }

    [Fact]
    public async Task No_room() => await Verify(await api.Shop.Tell("delete_room", """{"room_id":201}"""));
}
