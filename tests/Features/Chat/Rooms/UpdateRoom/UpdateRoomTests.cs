namespace Platform.Tests.Features.Chat;

public sealed class UpdateRoomTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task What_is_sent_is_changed()
    {
        await api.Database.AddRoom("quay", 11, 12);

        var answer = await api.Shop.Tell(
            "update_room",
            """{"user_email":"ann@x.y","room_id":"quay","room_name":"Quay","avatar_url":"https://x.y/q.png","options":{"a":1}}"""
        );

        await Verify(answer.Stable());
        var again = await api.Shop.Tell(
            "update_room",
            """{"user_email":"ann@x.y","room_id":"quay","room_name":"Quay"}"""
        );
        ((bool)again.Results()["changed"]!).ShouldBeFalse();
        (await api.Database.Rows("select type, room_id from chat.event")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Only_a_participant_may() =>
        await Verify(
            await api.Shop.Tell("update_room", """{"user_email":"cleo@x.y","room_id":101,"room_name":"Mine"}""")
        );

    [Theory]
    [InlineData("""{"user_email":"ann@x.y","room_id":102,"room_name":"x"}""", "room_id must be a group room")]
    [InlineData("""{"user_email":"ann@x.y","room_id":201,"room_name":"x"}""", "room_id names no room")]
    [InlineData("""{"user_email":"no@x.y","room_id":101}""", "user_email names nobody who is registered: no@x.y")]
    public async Task Refusals(string body, string problem) =>
        (await api.Shop.Tell("update_room", body)).Problems().ShouldBe([problem]);

    [Fact]
    public async Task Nothing_sent() => await Verify(await api.Shop.Tell("update_room", "{}"));
}
