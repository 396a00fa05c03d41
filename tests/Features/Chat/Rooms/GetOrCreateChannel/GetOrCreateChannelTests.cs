namespace Platform.Tests.Features.Chat;

public sealed class GetOrCreateChannelTests(ChatApi api) : IClassFixture<ChatApi>
{
    private const string Call = "get_or_create_channel";

    [Fact]
    public async Task Made_once_and_joined_later()
    {
        var made = await api.Shop.Tell(
            Call,
            """{"unique_id":"news","participants":["ann@x.y"],"room_name":"News","avatar_url":"https://x.y/n.png"}"""
        );
        var same = await api.Shop.Tell(Call, """{"unique_id":"news","participants":["ANN@x.y"],"room_name":"Other"}""");
        var joined = await api.Shop.Ask($"{Call}?unique_id=news&participants[]=ann@x.y&participants[]=ben@x.y");

        await Verify(made.Stable());
        ((bool)same.Results()["changed"]!).ShouldBeFalse();
        ((string)same.Results()["room"]!["room_name"]!).ShouldBe("News");
        ((bool)joined.Results()["changed"]!).ShouldBeTrue();
        joined.Results()["room"]!["participants"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_asks_first_there_is_one()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(at =>
                    api.Shop.Tell(
                        Call,
                        $$"""{"unique_id":"raced","participants":["{{(at % 2 == 0 ? "ann" : "ben")}}@x.y"]}"""
                    )
                )
        );

        answers.Select(answer => (long)answer.Results()["room"]!["id"]!).Distinct().ShouldHaveSingleItem();
        (
            await api.Database.Value<long>(
                "select count(*) from chat.participant inner join chat.room on room.id = room_id where unique_id = 'raced'"
            )
        ).ShouldBe(2);
    }

    [Fact]
    public async Task The_other_app_has_its_own()
    {
        var mine = (await api.Shop.Tell(Call, """{"unique_id":"both","participants":["ann@x.y"]}""")).Results();
        var theirs = (await api.Twin.Tell(Call, """{"unique_id":"both","participants":["ann@x.y"]}""")).Results();

        ((long)theirs["room"]!["id"]!).ShouldNotBe((long)mine["room"]!["id"]!);
    }

    [Theory]
    [InlineData("""{"unique_id":"single-ab","participants":["ann@x.y"]}""", "unique_id must be a group room")]
    [InlineData("""{"unique_id":"a+b","participants":["ann@x.y"]}""", "unique_id may not hold # or +")]
    [InlineData(
        """{"unique_id":"c","participants":["no@x.y"]}""",
        "participants names nobody who is registered: no@x.y"
    )]
    public async Task Refused(string body, string problem) =>
        (await api.Shop.Tell(Call, body)).Problems().ShouldBe([problem]);

    [Fact]
    public async Task Nothing_sent() => await Verify(await api.Shop.Tell(Call, "{}"));
}
