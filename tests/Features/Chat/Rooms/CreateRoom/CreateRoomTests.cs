namespace Platform.Tests.Features.Chat;

public sealed class CreateRoomTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task A_new_room_with_participants_in_their_order()
    {
        var answer = await api.Shop.Tell(
            "create_room",
            """{"name":"Pier","participants":["cleo@x.y","ANN@x.y","ann@x.y"],"creator":"ben@x.y","options":{"a":1}}"""
        );

        await Verify(answer.Stable());
    }

    [Fact]
    public async Task The_same_again_is_another_room()
    {
        var made = new[]
        {
            await api.Shop.TellForm(
                "create_room",
                ("name", "Twice"),
                ("participants[]", "ann@x.y"),
                ("creator", "ann@x.y")
            ),
            await api.Shop.TellForm(
                "create_room",
                ("name", "Twice"),
                ("participants[]", "ann@x.y"),
                ("creator", "ann@x.y")
            ),
        };

        made.Select(answer => (long)answer.Results()["room_id"]!).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Unknown_users_are_named_and_nothing_is_made()
    {
        var before = await api.Database.Value<long>("select count(*) from chat.room where name = 'Ghosts'");

        var answer = await api.Shop.Tell(
            "create_room",
            """{"name":"Ghosts","participants":["ann@x.y","no@x.y","system@shop"],"creator":"nobody"}"""
        );

        await Verify(answer);
        (await api.Database.Value<long>("select count(*) from chat.room where name = 'Ghosts'")).ShouldBe(before);
    }

    [Fact]
    public async Task Nothing_sent() => await Verify(await api.Shop.Tell("create_room", "{}"));

    [Fact]
    public async Task Other_bodies_are_not_read() =>
        await Verify(
            await api.Shop.Send(HttpMethod.Post, "/api/v2/rest/create_room", Exchanges.Body("x", "text/plain"))
        );
}
