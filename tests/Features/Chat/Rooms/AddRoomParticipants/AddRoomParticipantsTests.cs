namespace Platform.Tests.Features.Chat;

public sealed class AddRoomParticipantsTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task Who_is_there_stays_and_who_comes_has_nothing_unread()
    {
        var roomId = await api.Database.AddRoom("quay", 11, 12);
        await api.Shop.Tell("post_comment", """{"sender_email":"ann@x.y","room_id":"quay","message":"One"}""");

        var answer = await api.Shop.TellForm(
            "add_room_participants",
            ("room_id", "quay"),
            ("emails[]", "cleo@x.y"),
            ("emails[]", "ann@x.y")
        );

        await Verify(answer.Stable());
        (await api.Shop.Ask("get_rooms_info?user_email=cleo@x.y&room_id[]=quay")).Results()["rooms_info"]![0]![
            "unread_count"
        ]!
            .ToString()
            .ShouldBe("0");
        (await api.Database.Rows("select type, room_id, body #>> '{participants,0,email}' from chat.event")).ShouldBe([
            $"add_room_participants | {roomId} | cleo@x.y",
        ]);
    }

    [Fact]
    public async Task A_room_has_an_end()
    {
        var roomId = await api.Database.AddRoom("full", 11);
        await api.Database.Execute(
            """
            insert into chat.app_user (id, app_id, email, username, password_hash, auth_token)
            select 100000 + number, 1, 'crowd-' || number, 'Crowd', '', 'crowd-' || number
            from generate_series(1, 9999) as number;
            insert into chat.participant (app_id, room_id, user_id)
            select 1, :room_id, 100000 + number from generate_series(1, 9999) as number;
            """,
            ("room_id", roomId)
        );

        (
            await api.Shop.Tell("add_room_participants", """{"room_id":"full","emails":["crowd-1","ann@x.y"]}""")
        ).Status.ShouldBe(200);
        (await api.Shop.Tell("add_room_participants", """{"room_id":"full","emails":["crowd-1","ben@x.y"]}"""))
            .Problems()
            .ShouldBe(["emails would make more than 10000 participants"]);
        (
            await api.Shop.Ask("get_rooms_info?user_email=ann@x.y&show_participants=true&room_id[]=full&room_id[]=101")
        ).Status.ShouldBe(200);
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

        (await api.Shop.Tell("add_room_participants", body)).Problems().ShouldBe([problem]);

        (await Members()).ShouldBe(before);
    }

    [Fact]
    public async Task To_a_room_that_goes_meanwhile()
    {
        var roomId = await api.Database.AddRoom("going", 11);
        await using var going = await api.Database.Begin(
            $"update chat.room set deleted_at = now() where id = {roomId}"
        );

        var asked = api.Shop.Tell("add_room_participants", """{"room_id":"going","emails":["ben@x.y"]}""");
        await api.Database.UntilBlocked();
        await going.Commit();

        (await asked).Problems().ShouldBe(["room_id is that of a room that was deleted meanwhile"]);
        (
            await api.Database.Value<long>("select count(*) from chat.participant where room_id = :id", ("id", roomId))
        ).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_sent() => await Verify(await api.Shop.Tell("add_room_participants", "{}"));

    private Task<IReadOnlyList<string>> Members() =>
        api.Database.Rows(
            "select room_id, user_id from chat.participant where room_id < 500 order by room_id, ordinal"
        );
}
