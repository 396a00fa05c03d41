namespace Platform.Tests.Features.Chat;

public sealed class ListRoomParticipantsTests(ListRoomParticipantsTests.Crowd api)
    : IClassFixture<ListRoomParticipantsTests.Crowd>
{
    public sealed class Crowd : ChatApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.AddRoom("crowd", 13, 11, 12);
        }
    }

    [Fact]
    public async Task By_name() =>
        await Verify((await api.Shop.Ask("room_participants?room_unique_id=crowd")).Stable());

    [Theory]
    [InlineData("&sorting=desc", "Cleo Ben Ann")]
    [InlineData("&order_by_key_name=joined_at", "Cleo Ann Ben")]
    [InlineData("&order_by_key_name=joined_at&sorting=desc", "Ben Ann Cleo")]
    [InlineData("&order_by_key_name=email&sorting=desc", "Cleo Ben Ann")]
    [InlineData("&offset=1&limit=1", "Ben")]
    [InlineData("&offset=9223372036854775807&limit=9223372036854775807", "")]
    [InlineData("&user_name=E", "Ben Cleo")]
    [InlineData("&user_name=%25", "")]
    public async Task In_other_orders(string query, string names) =>
        string.Join(
                ' ',
                (await api.Shop.Ask("room_participants?room_unique_id=crowd" + query)).Results()["participants"]!
                    .AsArray()
                    .Select(participant => participant!["username"])
            )
            .ShouldBe(names);

    [Fact]
    public async Task Refusals() =>
        await Verify(await api.Shop.Ask("room_participants?room_id=201&offset=-1&sorting=up&order_by_key_name=age"));
}
