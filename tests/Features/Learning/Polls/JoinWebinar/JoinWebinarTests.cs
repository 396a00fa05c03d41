using System.Net.WebSockets;

namespace Platform.Tests.Features.Learning;

public sealed class JoinWebinarTests(PollApi api) : IClassFixture<PollApi>
{
    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Get("/ws/21"),
                await api.Anonymous.Get("/ws/21/"),
                await api.Anonymous.Get("/ws/x"),
                await api.Anonymous.Post("/ws/21"),
            }
        );

    [Theory]
    [InlineData(99)] // unknown
    [InlineData(23)] // a draft
    [InlineData(24)] // an event
    public async Task An_upgrade_is_refused_where_there_is_no_webinar(long id) =>
        (await Should.ThrowAsync<WebSocketException>(() => Watching.Of(api.Address, id))).Message.ShouldContain("404");

    [Theory]
    [InlineData("", null)]
    [InlineData("/", null)]
    [InlineData("", "Bearer of bad news")] // nobody asks for it
    public async Task Anyone_may_watch_and_is_told_nothing_of_before(string end, string? token)
    {
        using (var earlier = await Watching.Of(api.Address, 21))
        {
            (await api.Sofia.Post(PollApi.Launch31)).Status.ShouldBe(200);
            (await earlier.Next()).ShouldBe(PollApi.Frame31); // so that it is told before the next one comes
        }

        using var watching = await Watching.Of(api.Address, 21, end, token);
        await watching.Say("hello?"u8.ToArray()); // dropped

        (await api.Sofia.Post("/api/v0/webinars/21/realtime_poll/questions/32/launch/")).Status.ShouldBe(200);

        (await watching.Next())!.ShouldContain("Which of them?");
    }

    [Fact]
    public async Task Who_says_too_much_is_closed()
    {
        using var watching = await Watching.Of(api.Address, 21);

        await watching.Say(new byte[5000]);

        (await watching.Next()).ShouldBeNull();
        watching.Closed.ShouldBe(WebSocketCloseStatus.MessageTooBig);
    }

    [Fact]
    public async Task A_node_that_stops_sends_everybody_to_another()
    {
        var node = await api.StartNode();
        using var watching = await Watching.Of(Api.AddressOf(node), 21);
        var end = End();

        await node.StopAsync();

        await end;
        watching.Closed.ShouldBe((WebSocketCloseStatus)1012);
        await node.DisposeAsync();

        // What other tests have launched within the last minute is told before.
        async Task End()
        {
            while (await watching.Next() is not null) { }
        }
    }
}
