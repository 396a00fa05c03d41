namespace Platform.Tests.Features.Chat;

public sealed class BroadcastTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task To_each_in_the_room_of_the_two()
    {
        var answer = await api.Shop.TellForm(
            "broadcast",
            ("sender_email", "ann@x.y"),
            ("emails[]", "cleo@x.y"),
            ("emails[]", "BEN@x.y"),
            ("emails[]", "ben@x.y"),
            ("message", "News")
        );

        var comments = answer.Results()["comments"]!.AsArray();
        comments.Select(comment => (string)comment!["room_name"]!).ShouldBe(["ann@x.y cleo@x.y", "ann@x.y ben@x.y"]);
        ((long)comments[1]!["room_id"]!).ShouldBe(102);
        await api.Database.ShouldHoldAllChains();
        await Verify(answer.Stable());
    }

    [Fact]
    public async Task Broadcasts_at_once_hold_each_other_up_and_no_more()
    {
        foreach (var number in Enumerable.Range(1, 6))
        {
            await api.Shop.Tell("login_or_register", $$"""{"email":"b{{number}}","username":"B{{number}}"}""");
        }

        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 6)
                .Select(sender =>
                    api.Shop.Tell(
                        "broadcast",
                        $$"""{"sender_email":"b{{sender}}","emails":[{{string.Join(',', Enumerable.Range(1, 6).Where(to => to != sender).OrderBy(to => to * sender % 7).Select(to => $"\"b{to}\""))}}],"message":"x"}"""
                    )
                )
        );

        answers.ShouldAllBe(answer => answer.Status == 200);
        await api.Database.ShouldHoldAllChains();
        (await api.Database.Value<long>("select count(*) from chat.room where name like 'b_ b_'")).ShouldBe(15);
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            await api.Shop.Tell(
                "broadcast",
                """{"sender_email":"ann@x.y","emails":["no@x.y","ann@x.y"],"type":"reply"}"""
            )
        );

    [Fact]
    public async Task Not_to_oneself() =>
        (
            await api.Shop.Tell(
                "broadcast",
                """{"sender_email":"ann@x.y","emails":["ben@x.y","ANN@x.y"],"message":"x"}"""
            )
        )
            .Problems()
            .ShouldBe(["emails name the sender"]);

    [Fact]
    public async Task Who_is_deactivated_may_not()
    {
        await api.Shop.Tell("login_or_register", """{"email":"quiet@x.y","username":"Quiet"}""");
        await api.Shop.Tell("deactivate_users", """{"emails":["quiet@x.y"]}""");

        await Verify(
            await api.Shop.Tell("broadcast", """{"sender_email":"quiet@x.y","emails":["ben@x.y"],"message":"x"}""")
        );
    }
}
