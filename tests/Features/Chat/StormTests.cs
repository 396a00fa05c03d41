using System.Globalization;
using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Chat;

/// <summary>
/// Everything at once: eight callers do at random what changes a room. Whatever the order was, chains hold, what is
/// unread is what can be counted, and rooms show their last comment.
/// </summary>
public sealed class StormTests(ChatApi api) : IClassFixture<ChatApi>
{
    private const int Callers = 8;
    private const int CallsOfEach = 60;

    private static readonly string[] Rooms = ["storm-1", "storm-2", "storm-3"];
    private static readonly string[] Users = ["ann@x.y", "ben@x.y", "cleo@x.y"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task What_must_hold_holds_afterwards(int seed)
    {
        var rooms = Rooms.Select(room => $"{room}-{seed}").ToArray();
        foreach (var room in rooms)
        {
            await api.Database.AddRoom(room, 11, 12);
        }

        var answers = await Task.WhenAll(
            Enumerable.Range(0, Callers).Select(at => Call(new Random(seed * 100 + at), rooms, seed))
        );

        answers
            .SelectMany(each => each)
            .Where(answer => answer.Status is not (200 or 400 or 403 or 409))
            .Select(answer => answer.ToString())
            .ShouldBeEmpty();
        answers.SelectMany(each => each).Count(answer => answer.Status == 200).ShouldBeGreaterThan(100);
        await api.Database.ShouldHoldAllChains();
        (
            await api.Database.Rows(
                """
                select 'unread', participant.room_id, participant.user_id
                from chat.participant
                inner join chat.room on room.id = participant.room_id
                inner join chat.user_room
                    on user_room.room_id = participant.room_id and user_room.user_id = participant.user_id
                cross join lateral (
                    select count(*) as number
                    from chat.comment
                    where
                        comment.room_id = room.id
                        and comment.user_id <> participant.user_id
                        and comment.room_seq > greatest(participant.read_seq, room.cleared_seq)
                ) as unread
                where user_room.unread_count <> unread.number
                union all
                select 'position', participant.room_id, participant.user_id
                from chat.participant
                left join chat.comment on comment.id = participant.read_comment_id
                where coalesce(comment.room_seq, 0) <> participant.read_seq or comment.room_id <> participant.room_id
                union all
                select 'last', room.id, room.last_comment_id
                from chat.room
                inner join chat.comment on comment.id = room.last_comment_id
                where room.comment_seq > room.cleared_seq and room.last_comment_message <> comment.message
                """
            )
        ).ShouldBeEmpty();
    }

    private async Task<List<Exchange>> Call(Random random, string[] rooms, int seed)
    {
        var answers = new List<Exchange>();
        var known = new List<string>();
        var singles = new List<string>();
        for (var at = 0; at < CallsOfEach; at++)
        {
            var (room, user) = (OneOf(random, rooms), OneOf(random, Users));
            // Some keys are everybody's, so that they meet.
            var key = random.Next(3) == 0 ? $"shared-{seed}-{random.Next(10)}" : $"{seed}-{random.Next():x}";
            var (call, body) = random.Next(16) switch
            {
                0 => ("add_room_participants", $$"""{"room_id":"{{room}}","emails":["{{user}}","ann@x.y"]}"""),
                1 => ("remove_room_participants", $$"""{"room_id":"{{room}}","emails":["{{user}}"]}"""),
                2 => ("update_comment_status", $$"""{"room_id":"{{room}}","user_email":"{{user}}"}"""),
                3 => (
                    "post_system_event_message",
                    $$"""{"room_id":"{{room}}","system_event_type":"add_member","subject_email":"ann@x.y","object_email":["ben@x.y","cleo@x.y"]}"""
                ),
                4 => (
                    "delete_messages",
                    $$"""{"unique_ids":["{{OneOf(random, [.. known, key])}}","{{OneOf(random, [.. known, key])}}"]}"""
                ),
                5 => (
                    "update_message",
                    $$"""{"unique_temp_id":"{{OneOf(random, [.. known, key])}}","message":"edited"}"""
                ),
                6 when random.Next(6) == 0 => (
                    "clear_room_messages",
                    $$"""{"room_channel_ids":["{{room}}","{{OneOf(random, rooms)}}"]}"""
                ),
                7 when random.Next(6) == 0 => ("delete_room", $$"""{"room_id":"{{room}}"}"""),
                7 => ("get_or_create_channel", $$"""{"unique_id":"{{room}}","participants":["ann@x.y","{{user}}"]}"""),
                8 when random.Next(4) == 0 => (
                    "delete_room",
                    $$"""{"room_id":"{{OneOf(random, [.. singles, "0"])}}"}"""
                ),
                8 => (
                    "get_or_create_room_with_target",
                    $$"""{"emails":["ann@x.y","{{OneOf(random, ["ben@x.y", "cleo@x.y"])}}"]}"""
                ),
                9 => ("update_room", $$"""{"room_id":"{{room}}","user_email":"{{user}}","room_name":"N{{at}}"}"""),
                10 => (
                    "broadcast",
                    """{"sender_email":"ann@x.y","emails":["ben@x.y","cleo@x.y"],"message":"to all"}"""
                ),
                _ => (
                    "post_comment",
                    $$"""{"sender_email":"{{user}}","room_id":"{{room}}","message":"{{at.ToString(CultureInfo.InvariantCulture)}}","unique_temp_id":"{{key}}"}"""
                ),
            };

            var answer = await api.Shop.Tell(call, body);
            answers.Add(answer);
            if (call == "get_or_create_room_with_target" && answer.Status == 200)
            {
                singles.Add(JsonNode.Parse(answer.Body)!["results"]!["room"]!["id"]!.ToString());
            }

            if (call == "post_comment" && answer.Status == 200)
            {
                known.Add((string)JsonNode.Parse(answer.Body)!["results"]!["comment"]!["unique_temp_id"]!);
            }
        }

        return answers;
    }

    private static string OneOf(Random random, string[] of) => of[random.Next(of.Length)];
}
