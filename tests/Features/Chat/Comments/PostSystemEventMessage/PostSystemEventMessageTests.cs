namespace Platform.Tests.Features.Chat;

public sealed class PostSystemEventMessageTests(ChatApi api) : IClassFixture<ChatApi>
{
    private const string Call = "post_system_event_message";

    [Fact]
    public async Task Somebody_joined()
    {
        await api.Database.AddRoom("joins", 11, 12);

        await Verify(
            (
                await api.Shop.TellForm(
                    Call,
                    ("system_event_type", "join_room"),
                    ("room_id", "joins"),
                    ("subject_email", "cleo@x.y"),
                    ("object_email[]", "")
                )
            ).Stable()
        );
    }

    [Theory]
    [InlineData("create_room", "Ann created room 'Pier'", "Pier")]
    [InlineData("join_room", "Ann joined room", "texts")]
    [InlineData("left_room", "Ann left room", "texts")]
    [InlineData("change_room_name", "Ann changed room name to 'Pier'", "Pier")]
    [InlineData("change_room_avatar", "Ann changed room avatar", "texts")]
    public async Task What_each_says(string type, string message, string roomName)
    {
        if (await api.Database.Value<long>("select count(*) from chat.room where unique_id = 'texts'") == 0)
        {
            await api.Database.AddRoom("texts", 12);
        }

        var comment = (
            await api.Shop.Tell(
                Call,
                $$"""{"system_event_type":"{{type}}","room_id":"texts","subject_email":"ann@x.y","updated_room_name":"Pier"}"""
            )
        ).Results()["comment"]!;

        ((string)comment["message"]!).ShouldBe(message);
        ((string)comment["email"]!).ShouldBe("system@shop");
        comment["payload"]!
            .ToJsonString()
            .ShouldBe(
                $$"""{"type":"{{type}}","subject_email":"ann@x.y","subject_username":"Ann","object_email":"","object_username":"","room_name":"{{roomName}}"}"""
            );
    }

    [Theory]
    [InlineData("add_member", "added")]
    [InlineData("remove_member", "removed")]
    public async Task One_comment_for_each_object(string type, string word)
    {
        await api.Database.AddRoom(type, 11);

        var results = (
            await api.Shop.Tell(
                Call,
                $$"""{"system_event_type":"{{type}}","room_id":"{{type}}","subject_email":"ann@x.y","object_email[]":["ben@x.y","cleo@x.y","BEN@x.y"]}"""
            )
        ).Results();

        ((string)results["comment"]!["message"]!).ShouldBe($"Ann {word} Cleo");
        ((long)results["object_id"]!).ShouldBe(13);
        var comments = (await api.Shop.Ask($"load_comments?room_id={type}")).Results()["comments"]!.AsArray();
        comments.Select(comment => (string)comment!["message"]!).ShouldBe([$"Ann {word} Cleo", $"Ann {word} Ben"]);
        await api.Database.ShouldHoldAllChains();
        (await api.Shop.Ask($"get_rooms_info?user_email=ann@x.y&room_id[]={type}")).Results()["rooms_info"]![0]![
            "unread_count"
        ]!
            .ToString()
            .ShouldBe("2");
    }

    [Fact]
    public async Task A_custom_one_carries_what_it_is_given()
    {
        await api.Database.AddRoom("custom", 11);

        await Verify(
            (
                await api.Shop.Tell(
                    Call,
                    """{"system_event_type":"custom","room_id":"custom","message":"Admin is set","payload":{"type":"add_admin","n":1.0},"extras":{"a":1}}"""
                )
            ).Stable()
        );
    }

    [Theory]
    [InlineData(
        """{"system_event_type":"explode","room_id":101,"subject_email":"ann@x.y"}""",
        "system_event_type must be one of"
    )]
    [InlineData("""{"system_event_type":"join_room","room_id":101}""", "subject_email is required")]
    [InlineData(
        """{"system_event_type":"add_member","room_id":101,"subject_email":"ann@x.y"}""",
        "object_email is required for add_member"
    )]
    [InlineData(
        """{"system_event_type":"add_member","room_id":101,"subject_email":"ann@x.y","object_email":["no@x.y"]}""",
        "object_email names nobody who is registered: no@x.y"
    )]
    [InlineData(
        """{"system_event_type":"change_room_name","room_id":101,"subject_email":"ann@x.y"}""",
        "updated_room_name is required for change_room_name"
    )]
    [InlineData("""{"system_event_type":"custom","room_id":101}""", "message is required for custom")]
    [InlineData(
        """{"system_event_type":"join_room","room_id":201,"subject_email":"ann@x.y"}""",
        "room_id names no room"
    )]
    public async Task Refused_and_nothing_posted(string body, string problem)
    {
        var before = await api.Database.Value<long>("select comment_seq from chat.room where id = 101");

        (await api.Shop.Tell(Call, body)).Problems().ShouldHaveSingleItem().ShouldStartWith(problem);

        (await api.Database.Value<long>("select comment_seq from chat.room where id = 101")).ShouldBe(before);
    }

    [Fact]
    public async Task Nothing_sent() => await Verify(await api.Shop.Tell(Call, "{}"));
}
