namespace Platform.Tests.Features.Chat;

public sealed class DeleteMessagesTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task A_deleted_comment_keeps_its_place()
    {
        await Verify(await api.Shop.Tell("delete_messages", """{"unique_ids":["k3","k1"]}"""));

        (
            await api.Database.Rows(
                "select message, deleted_at is not null from chat.comment where room_id = 101 order by id"
            )
        ).ShouldBe([" | true", "Hi Ann | false", " | true"]);
        (await api.Database.Rows("select message from chat.comment where room_id = 201 order by id")).ShouldBe([
            "Hello",
            "Hi Ann",
            "All well?",
        ]);
        (await api.Database.Value<string>("select last_comment_message from chat.room where id = 101")).ShouldBeEmpty();
        (await api.Database.Rows("select type, room_id, body -> 'unique_ids' from chat.event")).ShouldBe([
            """delete_messages | 101 | ["k1", "k3"]""",
        ]);
        await api.Database.ShouldHoldAllChains();

        var again = await api.Shop.Send(HttpMethod.Delete, "/api/v2/rest/delete_messages?unique_ids[]=k1");
        ((bool)again.Results()["comments"]![0]!["is_deleted"]!).ShouldBeTrue();
        (await api.Database.Value<long>("select count(*) from chat.event")).ShouldBe(1);
        (await api.Shop.Tell("update_message", """{"unique_temp_id":"k1","message":"x"}"""))
            .Problems()
            .ShouldBe(["unique_temp_id is that of a comment that is deleted"]);
        (
            await api.Shop.Tell(
                "post_comment",
                """{"sender_email":"ann@x.y","room_id":101,"type":"reply","payload":{"text":"x","replied_comment_id":1001}}"""
            )
        )
            .Problems()
            .ShouldBe(["payload replied_comment_id names no comment of the room"]);
    }

    /// <summary>What is cleared or goes with its room meanwhile is left to the job, which is not waited for.</summary>
    [Theory]
    [InlineData("cleared_seq = comment_seq")]
    [InlineData("deleted_at = now()")]
    public async Task One_that_is_hidden_meanwhile_is_left_alone(string hidden)
    {
        var room = $"meanwhile-{hidden.Split(' ')[0]}";
        var roomId = await api.Database.AddRoom(room, 11);
        await api.Shop.Tell(
            "post_comment",
            $$"""{"sender_email":"ann@x.y","room_id":"{{room}}","message":"Stays","unique_temp_id":"{{room}}"}"""
        );
        await using var hiding = await api.Database.Begin($"update chat.room set {hidden} where id = {roomId}");

        var deleting = api.Shop.Tell("delete_messages", $$"""{"unique_ids":["{{room}}"]}""");
        await api.Database.UntilBlocked();
        await using var purging = await api.Database.Begin(
            $"select from chat.comment where room_id = {roomId} for update"
        );
        await hiding.Commit();

        var answer = await deleting;
        answer.Results()["comments"]!.AsArray().ShouldBeEmpty();
        (
            await api.Database.Value<string>("select message from chat.comment where room_id = :id", ("id", roomId))
        ).ShouldBe("Stays");
    }

    [Fact]
    public async Task One_that_is_unknown_and_none_is_deleted()
    {
        await Verify(await api.Twin.Tell("delete_messages", """{"unique_ids":["k2","nobodys"]}"""));

        (await api.Database.Value<string>("select message from chat.comment where id = 2002")).ShouldBe("Hi Ann");
    }
}
