namespace Platform.Tests.Features.Chat;

public sealed class GetRoomsInfoTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task In_the_order_of_the_request_without_what_is_not_the_users() =>
        await Verify(
            await api.Shop.Tell(
                "get_rooms_info",
                """{"user_email":"ann@x.y","room_id":["102",101,"201","999","nowhere"],"room_unique_id":["harbour"]}"""
            )
        );

    [Fact]
    public async Task With_participants() =>
        await Verify(await api.Shop.Ask("get_rooms_info?user_email=ann@x.y&room_id[]=harbour&show_participants=1"));

    [Fact]
    public async Task Cleo_is_in_none() =>
        (await api.Shop.Ask("get_rooms_info?user_email=cleo@x.y&room_id[]=101")).Results()["rooms_info"]!
            .AsArray()
            .ShouldBeEmpty();

    [Fact]
    public async Task Digits_are_an_id_first_and_a_unique_id_then()
    {
        await api.Database.AddRoom("4711", 11);
        await api.Database.AddRoom("101", 11);

        var rooms = (await api.Shop.Ask("get_rooms_info?user_email=ann@x.y&room_id[]=4711&room_id[]=101")).Results()[
            "rooms_info"
        ]!.AsArray();

        rooms.Select(room => (string)room!["unique_id"]!).ShouldBe(["4711", "harbour"]);
    }

    [Theory]
    [InlineData("user_email=no@x.y&room_id[]=1", "user_email names nobody who is registered: no@x.y")]
    [InlineData("user_email=ann@x.y", "room_id must name 1 to 100 rooms, together with room_unique_id")]
    [InlineData("room_id[]=1", "user_email is required")]
    [InlineData("user_email=ann@x.y&room_id[]=1&show_participants=maybe", "show_participants must be true or false")]
    public async Task Refusals(string query, string problem) =>
        (await api.Shop.Ask("get_rooms_info?" + query)).Problems().ShouldBe([problem]);

    [Fact]
    public async Task Too_many_rooms() =>
        (
            await api.Shop.Ask(
                "get_rooms_info?user_email=ann@x.y"
                    + string.Concat(Enumerable.Range(1, 60).Select(at => $"&room_id[]={at}&room_unique_id[]=u{at}"))
            )
        )
            .Problems()
            .ShouldBe(["room_id must name 1 to 100 rooms, together with room_unique_id"]);

    [Fact]
    public async Task Nobody() => await Verify(await api.Shop.Tell("get_rooms_info", """{"user_email":"no@x.y"}"""));
}
