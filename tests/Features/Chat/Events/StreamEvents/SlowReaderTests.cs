using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Realtime;

namespace Platform.Tests.Features.Chat;

/// <summary>A reader that takes nothing: it is closed, others are not held up, and it may go on where it was.</summary>
public sealed class SlowReaderTests(SlowReaderTests.Narrow api) : IClassFixture<SlowReaderTests.Narrow>
{
    private const string Ann = "?user_email=ann@x.y";
    private const int Comments = 400;

    public sealed class Narrow : ChatApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            settings["Realtime:QueueMessages"] = "20";
            settings["Realtime:HeartbeatSeconds"] = "1";
        }
    }

    [Fact]
    public async Task Of_events_is_cut_off_and_resumes()
    {
        var room = await api.Database.AddRoom("slow-events", 11, 12);
        var connections = api.Services.GetRequiredService<LiveConnections>();
        await using var slow = await Listening.Ready(api.Shop, Ann);
        var quick = ReadAll(room, await Beginning());

        await Post(room);

        (await quick).Count.ShouldBe(Comments);
        await Eventually.Until(() => connections.Count == 0, "the slow one is not kept");
        var read = await Rest(slow);
        read.Count.ShouldBeLessThan(Comments);
        await using var again = await Listening.To(api.Shop, Ann, slow.LastId);
        while (read.Count < Comments)
        {
            read.Add(await again.Told());
        }

        read.ShouldBe(Enumerable.Range(1, Comments).Select(number => $"{number}"));
    }

    [Fact]
    public async Task Of_a_web_socket_is_told_to_come_again()
    {
        var room = await api.Database.AddRoom("slow-frames", 11, 12);
        using var slow = await Listening.Socket(api.Address, Ann);
        var quick = ReadAll(room, await Beginning());

        await Post(room);

        var buffer = new byte[1024 * 1024];
        while ((await slow.ReceiveAsync(buffer, default)).MessageType is not WebSocketMessageType.Close) { }

        slow.CloseStatus.ShouldBe((WebSocketCloseStatus)1013);
        (await quick).Count.ShouldBe(Comments);
    }

    [Fact]
    public async Task Silence_is_broken_by_signs_of_life_after_which_one_may_resume()
    {
        await using var stream = await Listening.Ready(api.Shop, "?user_email=cleo@x.y");
        using var socket = await Listening.Socket(api.Address, "?user_email=cleo@x.y");
        await Listening.Frame(socket);
        await api.Database.Execute("select pg_current_xact_id()"); // so that there is a later snapshot

        var alive = await Listening.Frame(socket);

        ((string)alive["event"]!).ShouldBe("alive");
        await using var resumed = await Listening.To(api.Shop, "?user_email=cleo@x.y", (string)alive["id"]!);
        (await resumed.Told()).ShouldBe("ready");
    }

    [Fact]
    public async Task A_node_that_stops_sends_its_readers_to_another()
    {
        var node = await api.StartNode();
        var client = api.WithToken("unused", node);
        client.DefaultRequestHeaders.Authorization = null;
        client.DefaultRequestHeaders.TryAddWithoutValidation("QISCUS_SDK_SECRET", ChatApi.Secret);
        await using var stream = await Listening.Ready(client, Ann);
        using var socket = await Listening.Socket(Api.AddressOf(node), Ann);
        await Listening.Frame(socket);
        var rest = Rest(stream);
        var closed = Closed(socket);

        await node.StopAsync();

        (await rest).ShouldBeEmpty();
        (await closed).ShouldBe((WebSocketCloseStatus)1012);
        await node.DisposeAsync();
    }

    private static async Task<WebSocketCloseStatus?> Closed(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        while ((await socket.ReceiveAsync(buffer, default)).MessageType is not WebSocketMessageType.Close) { }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", default);

        return socket.CloseStatus;
    }

    private async Task Post(long room)
    {
        for (var number = 1; number <= Comments; number++)
        {
            await api.Database.Execute(
                $$"""
                select chat.append_comment(
                    1, {{room}}, 12, 'text', '{{number}}', null, json_build_object('x', repeat('x', 60000)), false,
                    gen_random_uuid()::text, null, true, array['post_comment'], now()
                )
                """
            );
        }
    }

    private async Task<string?> Beginning()
    {
        await using var ready = await Listening.Ready(api.Shop, "?user_email=ben@x.y");

        return ready.LastId;
    }

    /// <summary>All comments of a room, by one who may be cut off too and then goes on.</summary>
    private async Task<List<string>> ReadAll(long room, string? lastId)
    {
        var read = new List<string>();
        while (read.Count < Comments)
        {
            await using var stream = await Listening.To(api.Shop, "?user_email=ben@x.y", lastId);
            while (read.Count < Comments && await stream.Next() is { } next)
            {
                lastId = stream.LastId;
                if (next.Name == "comment" && (long)next.Data["room_id"]! == room)
                {
                    read.Add((string)next.Data["message"]!);
                }
            }
        }

        return read;
    }

    /// <summary>What had been sent before the end.</summary>
    private static async Task<List<string>> Rest(Listening stream)
    {
        var read = new List<string>();
        try
        {
            while (await stream.Next() is { } next)
            {
                read.Add((string)next.Data["message"]!);
            }
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException)
        {
            // In the middle of a block, which then does not count.
        }

        return read;
    }
}
