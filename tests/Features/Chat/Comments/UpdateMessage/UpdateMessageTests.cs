namespace Platform.Tests.Features.Chat;

public sealed class UpdateMessageTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task The_last_comment_of_a_room()
    {
        await Verify(await api.Shop.Tell("update_message", """{"unique_temp_id":"k3","message":"All fine?"}"""));
        (
            await api.Database.Rows("select last_comment_message from chat.room where id in (101, 201) order by id")
        ).ShouldBe(["All fine?", "All well?"]);
        (await api.Database.Rows("select type, room_id, comment_id from chat.event where room_id = 101")).ShouldBe([
            "update_message | 101 | 1003",
        ]);
    }

    [Fact]
    public async Task A_payload_is_checked_by_the_type_of_the_comment()
    {
        await api.Shop.Tell(
            "post_comment",
            """{"sender_email":"ann@x.y","room_id":102,"type":"location","payload":{"name":"A","latitude":1,"longitude":2},"unique_temp_id":"place"}"""
        );

        (await api.Shop.Tell("update_message", """{"unique_temp_id":"place","payload":{"name":"B"}}"""))
            .Problems()
            .ShouldBe(["payload needs latitude", "payload needs longitude"]);
        var changed = (
            await api.Shop.Tell(
                "update_message",
                """{"unique_temp_id":"place","payload":{"name":"B","latitude":3,"longitude":4}}"""
            )
        ).Results()["comment"]!;

        ((string)changed["message"]!).ShouldBe("B");
        ((bool)changed["is_edited"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task A_reply_goes_on_answering_the_same_comment()
    {
        await api.Database.AddRoom("answers", 11, 12);
        var said = (
            await api.Shop.Tell("post_comment", """{"sender_email":"ann@x.y","room_id":"answers","message":"Hello"}""")
        ).Results()["comment"]!["id"]!;
        await api.Shop.Tell(
            "post_comment",
            $$"""{"sender_email":"ben@x.y","room_id":"answers","type":"reply","payload":{"text":"a","replied_comment_id":{{said}} },"unique_temp_id":"answer"}"""
        );

        var changed = (
            await api.Shop.Tell(
                "update_message",
                """{"unique_temp_id":"answer","payload":{"text":"b","replied_comment_id":1002}}"""
            )
        ).Results()["comment"]!["payload"]!;

        ((string)changed["text"]!).ShouldBe("b");
        ((long)changed["replied_comment_id"]!).ShouldBe((long)said);
        ((string)changed["replied_comment_message"]!).ShouldBe("Hello");
    }

    [Fact]
    public async Task A_system_event_stays_as_it_is()
    {
        var id = (
            await api.Shop.Tell(
                "post_system_event_message",
                """{"system_event_type":"join_room","room_id":102,"subject_email":"ann@x.y"}"""
            )
        ).Results()["comment"]!["unique_temp_id"];

        (await api.Shop.Tell("update_message", $$"""{"unique_temp_id":"{{id}}","message":"x"}"""))
            .Problems()
            .ShouldBe(["unique_temp_id is that of a system event, which stays as it is"]);
    }

    [Theory]
    [InlineData("""{"unique_temp_id":"nobodys","message":"x"}""", "unique_temp_id is that of no comment")]
    [InlineData("""{"unique_temp_id":"k1","message":" "}""", "message is required, and may not be blank")]
    [InlineData("""{"message":"x"}""", "unique_temp_id is required")]
    public async Task Refusals(string body, string problem) =>
        (await api.Shop.Tell("update_message", body)).Problems().ShouldBe([problem]);

    [Fact]
    public async Task No_comment() =>
        await Verify(await api.Shop.Tell("update_message", """{"unique_temp_id":"nobodys"}"""));
}
