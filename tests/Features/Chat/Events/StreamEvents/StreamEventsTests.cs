using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat;

public sealed partial class StreamEventsTests(ChatApi api) : IClassFixture<ChatApi>
{
    private const string Ann = "?user_email=ann@x.y";
    private const string Ben = "?user_email=ben@x.y";

    [Fact]
    public async Task Tells_a_user_what_happens_in_the_rooms_of_the_user()
    {
        var room = await api.Database.AddRoom("told", 11, 12);
        var other = await api.Database.AddRoom("not-told", 12, 13);
        await using var ann = await Listening.Ready(api.Shop, Ann);

        await Post(other, "ben@x.y", "Not for Ann");
        await Post(room, "ben@x.y", "Hello", "told-1");
        await api.Shop.Tell("update_message", """{"unique_temp_id":"told-1","message":"Hello!"}""");
        await api.Shop.Tell("update_comment_status", $$"""{"user_email":"ann@x.y","room_id":"{{room}}"}""");
        await api.Shop.Tell("update_room", $$"""{"user_email":"ann@x.y","room_id":"{{room}}","room_name":"New"}""");
        await api.Shop.Tell("delete_messages", """{"unique_ids":["told-1"]}""");
        await api.Shop.Tell("clear_room_messages", $$"""{"room_channel_ids":["{{room}}"]}""");
        await api.Shop.Tell("delete_room", $$"""{"room_id":"{{room}}"}""");

        var (name, comment) = (await ann.Next()).ShouldNotBeNull();
        name.ShouldBe("comment");
        ((string)comment["email"]!).ShouldBe("ben@x.y");
        ((long)comment["room_id"]!).ShouldBe(room);
        var (change, changed) = (await ann.Next()).ShouldNotBeNull();
        change.ShouldBe("update_message");
        ((long)changed["room_id"]!).ShouldBe(room);
        ((long)changed["comment"]!["id"]!).ShouldBe((long)comment["id"]!);
        var (status, read) = (await ann.Next()).ShouldNotBeNull();
        status.ShouldBe("update_comment_status");
        ((long)read["payload"]!["last_comment_read_id"]!).ShouldBe((long)comment["id"]!);
        (await ann.Told()).ShouldBe("update_room");
        var (deletion, deleted) = (await ann.Next()).ShouldNotBeNull();
        deletion.ShouldBe("delete_messages");
        ((string)deleted["payload"]!["unique_ids"]![0]!).ShouldBe("told-1");
        (await ann.Told()).ShouldBe("clear_room_messages");
        (await ann.Told()).ShouldBe("delete_room");
    }

    [Fact]
    public async Task Comes_as_events()
    {
        var room = await api.Database.AddRoom("shown", 11, 12);
        var beginning = await api.Shop.Ask("events" + Ann);
        await using var stream = await Listening.Ready(api.Shop, Ann);
        await Post(room, "ben@x.y", "Hello", "shown-1");
        await stream.Next();

        await Verify(beginning with { Body = Ids().Replace(beginning.Body, "id: …") });
        stream.Answer.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        stream.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        EventPlace.Parse(stream.LastId!).ShouldNotBeNull();
    }

    [Fact]
    public async Task Comes_as_frames_of_a_web_socket_with_the_same_ids()
    {
        var room = await api.Database.AddRoom("framed", 11, 12);
        using var socket = await Listening.Socket(api.Address, Ann);
        ((string)(await Listening.Frame(socket))["event"]!).ShouldBe("ready");
        // Whatever a client says is dropped.
        await socket.SendAsync(Encoding.UTF8.GetBytes("hello?"), WebSocketMessageType.Text, true, default);

        await Post(room, "ben@x.y", "one");
        var one = await Listening.Frame(socket);
        await Post(room, "ben@x.y", "two");

        ((string)one["event"]!).ShouldBe("comment");
        ((string)one["data"]!["message"]!).ShouldBe("one");
        await using var resumed = await Listening.To(api.Shop, Ann, (string)one["id"]!);
        (await resumed.Told()).ShouldBe("two");
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", default);
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task Closes_a_web_socket_that_talks_too_much()
    {
        using var socket = await Listening.Socket(api.Address, Ann);
        await Listening.Frame(socket);

        await socket.SendAsync(new byte[5000], WebSocketMessageType.Binary, true, default);

        var closed = await socket.ReceiveAsync(new byte[100], default);
        closed.MessageType.ShouldBe(WebSocketMessageType.Close);
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.MessageTooBig);
    }

    [Fact]
    public async Task Membership_counts_at_once()
    {
        var room = await api.Database.AddRoom("joined", 11);
        await using var ben = await Listening.Ready(api.Shop, Ben);

        await using var all = await Listening.Ready(api.Shop);
        await Post(room, "ann@x.y", "alone");
        (await all.Told()).ShouldBe("alone"); // who is in the room counts when it is told
        await api.Shop.Tell("add_room_participants", $$"""{"room_id":"{{room}}","emails":["ben@x.y"]}""");
        await Post(room, "ann@x.y", "with Ben");
        (await ben.Told()).ShouldBe("add_room_participants");
        (await ben.Told()).ShouldBe("with Ben");

        await api.Shop.Tell("remove_room_participants", $$"""{"room_id":"{{room}}","emails":["ben@x.y"]}""");
        await Post(room, "ann@x.y", "alone again");
        await Post(101, "ann@x.y", "elsewhere");
        (await ben.Told()).ShouldBe("remove_room_participants");
        (await ben.Told()).ShouldBe("elsewhere");
    }

    [Fact]
    public async Task What_was_missed_comes_first()
    {
        var room = await api.Database.AddRoom("missed", 11, 12);
        var left = await api.Database.AddRoom("left", 11, 12);
        string? lastId;
        await using (var ann = await Listening.Ready(api.Shop, Ann))
        {
            await Post(room, "ben@x.y", "seen");
            (await ann.Told()).ShouldBe("seen");
            lastId = ann.LastId;
        }

        await Post(room, "ben@x.y", "missed");
        await Post(left, "ben@x.y", "of a room that Ann was then in");
        await api.Shop.Tell("remove_room_participants", $$"""{"room_id":"{{left}}","emails":["ann@x.y"]}""");
        await api.Shop.Tell("update_comment_status", $$"""{"user_email":"ann@x.y","room_id":"{{room}}"}""");

        await using var again = await Listening.To(api.Shop, Ann, lastId);
        (await again.Told()).ShouldBe("missed");
        (await again.Told()).ShouldBe("remove_room_participants");
        (await again.Told()).ShouldBe("update_comment_status");
        (await again.Told()).ShouldBe("ready");
        await Post(room, "ben@x.y", "live");
        (await again.Told()).ShouldBe("live");
        await using var byQuery = await Listening.To(
            api.Shop,
            Ann + "&last_event_id=" + Uri.EscapeDataString(again.LastId!)
        );
        (await byQuery.Told()).ShouldBe("ready");
    }

    [Fact]
    public async Task A_comment_that_was_just_read_is_a_place_to_begin_after()
    {
        var room = await api.Database.AddRoom("read", 11, 12);
        var read = (long)(await Post(room, "ben@x.y", "read"))["id"]!;
        await Post(room, "ben@x.y", "not read");

        await using var ann = await Listening.To(api.Shop, Ann, $"{read}");

        (await ann.Told()).ShouldBe("not read");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("-1")]
    [InlineData("999999999999")]
    [InlineData("2001")] // the other app's
    [InlineData("1_5:4:__0")]
    [InlineData("1795859999_750:750:__0")] // more than a day ago
    [InlineData("1795946400_750:9999999999999:__0")] // ahead of this server
    public async Task Who_cannot_resume_is_told_so_and_goes_on_from_there(string lastId)
    {
        var room = await api.Database.AddRoom("reset" + Guid.NewGuid(), 11, 12);
        await using var ann = await Listening.To(api.Shop, Ann, lastId);
        (await ann.Told()).ShouldBe("reset");

        await Post(room, "ben@x.y", "later");

        (await ann.Told()).ShouldBe("later");
        await using var again = await Listening.To(api.Shop, Ann, ann.LastId);
        (await again.Told()).ShouldBe("ready");
    }

    [Fact]
    public async Task More_than_a_thousand_missed_events_are_a_reset()
    {
        var room = await api.Database.AddRoom("many", 11, 12);
        var ready = await Listening.Ready(api.Shop, Ann);
        await ready.DisposeAsync();
        await AddComments(room, 1_000);
        await using (var all = await Listening.To(api.Shop, Ann, ready.LastId))
        {
            for (var number = 1; number <= 1_000; number++)
            {
                (await all.Told()).ShouldBe($"{number}");
            }
        }

        await AddComments(room, 1);

        await using var reset = await Listening.To(api.Shop, Ann, ready.LastId);
        (await reset.Told()).ShouldBe("reset");
    }

    [Fact]
    public async Task Without_a_user_all_of_the_app_is_told_and_nothing_of_another()
    {
        var room = await api.Database.AddRoom("own", 12, 13);
        await using var shop = await Listening.Ready(api.Shop);
        await using var twin = await Listening.Ready(api.Twin);
        await using var twinAnn = await Listening.Ready(api.Twin, Ann);

        await Post(room, "ben@x.y", "of the shop");
        (
            await api.Twin.Tell(
                "post_comment",
                """{"sender_email":"ben@x.y","room_id":"harbour","message":"of the twin"}"""
            )
        ).Status.ShouldBe(200);

        (await shop.Told()).ShouldBe("of the shop");
        (await twin.Told()).ShouldBe("of the twin");
        (await twinAnn.Told()).ShouldBe("of the twin");
        await using var foreign = await Listening.To(api.Shop, "", twin.LastId);
        (await foreign.Told()).ShouldBe("ready", "an id is a place in time, and shows nothing of the app that had it");
    }

    [Fact]
    public async Task A_comment_that_is_not_committed_yet_is_not_passed_over()
    {
        var slow = await api.Database.AddRoom("slow", 11, 12);
        var quick = await api.Database.AddRoom("quick", 11, 12);
        await using var ann = await Listening.Ready(api.Shop, Ann);
        await using var connection = await api.Database.Open();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var append = connection.CreateCommand();
        append.CommandText = Append(slow, "begun first");
        await append.ExecuteNonQueryAsync();

        await Post(quick, "ben@x.y", "committed first");
        (await ann.Told()).ShouldBe("committed first");
        var between = ann.LastId;
        await transaction.CommitAsync();

        (await ann.Told()).ShouldBe("begun first");
        await using var resumed = await Listening.To(api.Shop, Ann, between);
        (await resumed.Told()).ShouldBe("begun first");
        (await resumed.Told()).ShouldBe("ready");
        await using var last = await Listening.To(api.Shop, Ann, ann.LastId);
        (await last.Told()).ShouldBe("ready");
    }

    [Fact]
    public async Task A_secret_that_is_revoked_ends_what_it_opened()
    {
        await api.Database.AddApp("shut", "5hu75hu75hu75hu75hu75hu75hu75hu7");
        var client = api.WithHeaders(("QISCUS_SDK_SECRET", "5hu75hu75hu75hu75hu75hu75hu75hu7"));
        await using var stream = await Listening.Ready(client);

        await api.Database.Execute(
            "update chat.app_secret set revoked_at = now() where app_id = (select id from chat.app where app_id = 'shut')"
        );

        (await stream.Next()).ShouldBeNull();
        (await client.Ask("events")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Refusals()
    {
        await Verify(
            new[]
            {
                await api.Shop.Ask("events?user_email=nobody@x.y"),
                await api.Shop.Ask("events?user_email=a%20b%00"),
                await api.Anonymous.Ask("events" + Ann),
                await api.Shop.Tell("events", "{}"),
            }
        );
    }

    [Fact]
    public async Task A_refused_upgrade_is_a_plain_answer()
    {
        var refused = await Should.ThrowAsync<WebSocketException>(() =>
            Listening.Socket(api.Address, "?user_email=nobody@x.y")
        );
        refused.Message.ShouldContain("400");
        (
            await Should.ThrowAsync<WebSocketException>(() => Listening.Socket(api.Address, Ann, "wrong"))
        ).Message.ShouldContain("401");
    }

    private async Task<System.Text.Json.Nodes.JsonNode> Post(
        long room,
        string sender,
        string message,
        string? key = null
    ) =>
        (
            await api.Shop.Tell(
                "post_comment",
                $$"""{"sender_email":"{{sender}}","room_id":"{{room}}","message":"{{message}}","unique_temp_id":"{{key}}"}"""
            )
        ).Results()["comment"]!;

    private Task AddComments(long room, int count) =>
        api.Database.Execute(
            $"""
            select chat.append_comment(
                1, {room}, 12, 'text', n::text, null, '{"{}"}', false, gen_random_uuid()::text, null, true, array['post_comment'], now()
            )
            from generate_series(1, {count}) as n
            """
        );

    private static string Append(long room, string message) =>
        $"""
            select chat.append_comment(
                1, {room}, 12, 'text', '{message}', null, '{"{}"}', false, gen_random_uuid()::text, null, true, array['post_comment'], now()
            )
            """;

    [GeneratedRegex(@"(?<=^|\n)id: \S+", RegexOptions.None, 1000)]
    private static partial Regex Ids();
}
