namespace Platform.Tests.Features.Chat;

public sealed class ClearRoomMessagesTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task Nothing_is_shown_and_the_chain_goes_on()
    {
        await Verify(await api.Shop.Tell("clear_room_messages", """{"room_channel_ids":["harbour",101]}"""));

        (await api.Shop.Ask("load_comments?room_id=101")).Results()["comments"]!.AsArray().ShouldBeEmpty();
        (await api.Shop.Ask("load_comments?room_id=101&after=true")).Results()["comments"]!.AsArray().ShouldBeEmpty();
        var info = (await api.Shop.Ask("get_rooms_info?user_email=ann@x.y&room_id[]=101")).Results()["rooms_info"]![0]!;
        $"{info["last_comment_id"]} {info["last_comment_message"]} {info["unread_count"]}".ShouldBe("0  0");
        (
            await api.Shop.Tell(
                "post_comment",
                """{"sender_email":"ann@x.y","room_id":101,"message":"x","unique_temp_id":"k1"}"""
            )
        )
            .Problems(409)
            .ShouldBe(["unique_temp_id is that of a comment that was cleared"]);

        var next = (
            await api.Shop.Tell("post_comment", """{"sender_email":"ann@x.y","room_id":101,"message":"Again"}""")
        ).Results()["comment"]!;

        ((long)next["comment_before_id"]!).ShouldBe(1003);
        (await api.Shop.Ask("load_comments?room_id=101")).Results()["comments"]!.AsArray().Count.ShouldBe(1);
        (await api.Twin.Ask("load_comments?room_id=harbour")).Results()["comments"]!.AsArray().Count.ShouldBe(3);
        await api.Database.ShouldHoldAllChains();
    }

    [Fact]
    public async Task One_that_is_unknown_and_none_is_cleared()
    {
        await Verify(
            await api.Twin.Send(
                HttpMethod.Delete,
                "/api/v2/rest/clear_room_messages?room_channel_ids[]=harbour&room_channel_ids[]=101"
            )
        );

        (await api.Twin.Ask("load_comments?room_id=harbour")).Results()["comments"]!.AsArray().Count.ShouldBe(3);
    }
}
