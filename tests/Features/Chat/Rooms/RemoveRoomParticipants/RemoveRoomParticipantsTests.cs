namespace Platform.Tests.Features.Chat;

public sealed class RemoveRoomParticipantsTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task Who_is_not_there_is_passed_over()
    {
        var roomId = await api.Database.AddRoom("quay", 11, 12);

        var answer = await api.Shop.Tell(
            "remove_room_participants",
            """{"room_id":"quay","emails":["ben@x.y","cleo@x.y"]}"""
        );

        await Verify(answer.Stable());
        (await api.Database.Rows("select type, room_id, body #>> '{participants,0,email}' from chat.event")).ShouldBe([
            $"remove_room_participants | {roomId} | ben@x.y",
        ]);
    }

    [Fact]
    public async Task The_last_one_may_go_and_the_room_stays()
    {
        await api.Database.AddRoom("empty", 11);

        var answer = await api.Shop.Tell("remove_room_participants", """{"room_id":"empty","emails":["ann@x.y"]}""");

        answer.Results()["participants"]!.AsArray().ShouldBeEmpty();
        (await api.Shop.Tell("post_comment", """{"sender_email":"ann@x.y","room_id":"empty","message":"x"}"""))
            .Problems(403)
            .ShouldBe(["sender_email is not a participant of the room"]);
    }

    [Fact]
    public async Task Who_comes_back_starts_anew()
    {
        await api.Database.AddRoom("back", 11, 12);
        await api.Shop.Tell("remove_room_participants", """{"room_id":"back","emails":["ben@x.y"]}""");
        await api.Shop.Tell("post_comment", """{"sender_email":"ann@x.y","room_id":"back","message":"One"}""");

        await api.Shop.Tell("add_room_participants", """{"room_id":"back","emails":["ben@x.y"]}""");

        (await api.Shop.Ask("get_rooms_info?user_email=ben@x.y&room_id[]=back")).Results()["rooms_info"]![0]![
            "unread_count"
        ]!
            .ToString()
            .ShouldBe("0");
    }

    [Theory]
    [InlineData("""{"room_id":101,"emails":["no@x.y"]}""", "emails names nobody who is registered: no@x.y")]
    [InlineData("""{"room_id":101,"emails":["system@shop"]}""", "emails names nobody who is registered: system@shop")]
    [InlineData("""{"room_id":102,"emails":["cleo@x.y"]}""", "room_id must be a group room")]
    [InlineData("""{"room_id":999,"emails":["cleo@x.y"]}""", "room_id names no room")]
    [InlineData("""{"room_id":201,"emails":["cleo@x.y"]}""", "room_id names no room")]
    [InlineData("""{"room_id":101}""", "emails is required")]
    public async Task Refused_and_nothing_changed(string body, string problem)
    {
        var before = await Members();

        (await api.Shop.Tell("remove_room_participants", body)).Problems().ShouldBe([problem]);

        (await Members()).ShouldBe(before);
    }

    [Fact]
    public async Task Nothing_sent() => await Verify(await api.Shop.Tell("remove_room_participants", "{}"));

    private Task<IReadOnlyList<string>> Members() =>
        api.Database.Rows(
            "select room_id, user_id from chat.participant where room_id < 500 order by room_id, ordinal"
        );
}
