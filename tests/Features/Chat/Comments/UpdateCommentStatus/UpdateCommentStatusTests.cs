namespace Platform.Tests.Features.Chat;

public sealed class UpdateCommentStatusTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task Forward_only()
    {
        (await Move(""" "last_comment_received_id":1002 """)).ShouldBe("True 2 1001 1002");
        (await Move(""" "last_comment_read_id":1002 """)).ShouldBe("True 1 1002 1002");
        (await Move(""" "last_comment_read_id":1001 """)).ShouldBe("False 1 1002 1002");
        (await Move(""" "last_comment_read_id":1003 """)).ShouldBe("True 0 1003 1003");
        (await api.Database.Rows("select type, body ->> 'last_comment_read_id' from chat.event order by id")).ShouldBe([
            "update_comment_status | 1001",
            "update_comment_status | 1002",
            "update_comment_status | 1003",
        ]);
    }

    [Fact]
    public async Task Without_ids_all_is_read() =>
        await Verify(await api.Twin.Tell("update_comment_status", """{"user_email":"ann@x.y","room_id":"harbour"}"""));

    /// <summary>Of the comment's status all but its author decide.</summary>
    [Fact]
    public async Task A_comment_is_read_once_all_others_have()
    {
        await api.Database.AddRoom("three", 11, 12, 13);
        var id = (
            await api.Shop.Tell("post_comment", """{"sender_email":"ann@x.y","room_id":"three","message":"x"}""")
        ).Results()["comment"]!["id"]!;
        (await Status()).ShouldBe("sent");

        await Tell("ben", $$""" "last_comment_read_id":{{id}} """);
        (await Status()).ShouldBe("sent");
        await Tell("cleo", $$""" "last_comment_received_id":{{id}} """);
        (await Status()).ShouldBe("delivered");
        await Tell("cleo", $$""" "last_comment_read_id":{{id}} """);
        (await Status()).ShouldBe("read");

        Task<Exchange> Tell(string who, string rest) =>
            api.Shop.Tell("update_comment_status", $$"""{"user_email":"{{who}}@x.y","room_id":"three",{{rest}}}""");

        async Task<string> Status() =>
            (string)(await api.Shop.Ask("load_comments?room_id=three")).Results()["comments"]![0]!["status"]!;
    }

    [Fact]
    public async Task Only_a_participant_has_a_position() =>
        await Verify(
            await api.Shop.Tell(
                "update_comment_status",
                """{"user_email":"cleo@x.y","room_id":101,"last_comment_read_id":1001}"""
            )
        );

    [Fact]
    public async Task Comments_of_another_room() =>
        await Verify(
            await api.Shop.Tell(
                "update_comment_status",
                """{"user_email":"ben@x.y","room_id":101,"last_comment_read_id":2001,"last_comment_received_id":9}"""
            )
        );

    [Fact]
    public async Task In_a_room_that_goes_meanwhile()
    {
        var roomId = await api.Database.AddRoom("going", 11);
        await using var going = await api.Database.Begin(
            $"lock table chat.participant in access exclusive mode; delete from chat.room where id = {roomId}"
        );

        var asked = api.Shop.Tell("update_comment_status", """{"user_email":"ann@x.y","room_id":"going"}""");
        await api.Database.UntilBlocked();
        await going.Commit();

        (await asked).Problems().ShouldBe(["room_id names no room"]);
    }

    private async Task<string> Move(string rest)
    {
        var moved = (
            await api.Shop.Tell("update_comment_status", $$"""{"user_email":"ann@x.y","room_id":101,{{rest.Trim()}}}""")
        ).Results();

        return $"{(bool)moved["changed"]!} {moved["unread_count"]} {moved["last_comment_read_id"]} {moved["last_comment_received_id"]}";
    }
}
