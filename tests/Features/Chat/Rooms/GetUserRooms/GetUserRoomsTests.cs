namespace Platform.Tests.Features.Chat;

public sealed class GetUserRoomsTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task Rooms_with_comments() => await Verify(await api.Shop.Ask("get_user_rooms?user_email=ann@x.y"));

    [Fact]
    public async Task Empty_ones_too_with_participants() =>
        await Verify(
            await api.Shop.Ask(
                "get_user_rooms?user_email=ann@x.y&page=2&limit=1&show_empty=true&show_participants=true"
            )
        );

    [Theory]
    [InlineData("", 1)]
    [InlineData("&show_empty=1", 2)]
    [InlineData("&show_empty=1&type=single", 1)]
    [InlineData("&room_type=single", 0)]
    [InlineData("&page=5", 1)]
    [InlineData("&page=9223372036854775807&limit=9223372036854775807", 1)]
    [InlineData("&limit=500", 1)]
    public async Task Counted(string query, int total) =>
        (
            (int)(await api.Shop.Ask("get_user_rooms?user_email=ann@x.y" + query)).Results()["meta"]!["total_room"]!
        ).ShouldBe(total);

    [Fact]
    public async Task Refusals() =>
        await Verify(await api.Shop.Ask("get_user_rooms?user_email=no@x.y&page=0&limit=abc&room_type=public"));
}
