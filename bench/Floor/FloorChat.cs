using System.Text.Json;
using Npgsql;
using Platform.Features.Chat;
using Platform.Infrastructure.Configuration;
using Platform.Infrastructure.Http;

namespace Platform.Bench.Floor;

/// <summary>
/// The statements of Chat with what a request names, and answers from the service's own records: 27 columns by hand would
/// be no lower floor.
/// </summary>
internal static class FloorChat
{
    public static readonly (string, FloorRoute)[] Routes =
    [
        (ChatArea.Prefix + "/post_comment", Post),
        (ChatArea.Prefix + "/load_comments", Page),
        (ChatArea.Prefix + "/get_rooms_info", Rooms),
    ];

    private const long AppId = 1;

    private static readonly string Find = Statement.Named("Chat/PostComment.Find").Text;
    private static readonly string Append = Statement.Named("Chat/PostComment.Append").Text;
    private static readonly string KnownRoom = Statement.Named("Chat/KnownRoom").Text;
    private static readonly string CommentPage = Statement.Named("Chat/Comment.Page").Text;
    private static readonly string KnownUsers = Statement.Named("Chat/KnownUsers").Text;
    private static readonly string RoomsInfo = Statement.Named("Chat/GetRoomsInfo").Text;

    private static readonly JsonSerializerOptions Json = Options();

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        JsonDefaults.Apply(options, [ChatArea.Instance], new Settings(new ConfigurationBuilder().Build()));

        return options;
    }

    private static async Task Post(HttpContext context, NpgsqlDataSource source)
    {
        var stop = context.RequestAborted;
        using var body = await JsonDocument.ParseAsync(context.Request.Body, default, stop);
        var asked = body.RootElement;
        var message = asked.GetProperty("message").GetString()!;
        long roomId;
        long userId;
        await using (
            var find = Command(
                source,
                Find,
                ("app_id", AppId),
                ("room_id", asked.GetProperty("room_id").GetString()!),
                ("sender_email", asked.GetProperty("sender_email").GetString()!),
                ("parent_id", DBNull.Value)
            )
        )
        await using (var found = await find.ExecuteReaderAsync(stop))
        {
            await found.ReadAsync(stop);
            (roomId, userId) = (found.GetInt64(0), found.GetInt64(3));
        }

        await using var append = Command(
            source,
            Append,
            ("app_id", AppId),
            ("room_id", roomId),
            ("user_id", userId),
            ("type", "text"),
            ("message", message),
            ("payload", DBNull.Value),
            ("extras", "{}"),
            ("disable_link_preview", false),
            ("unique_temp_id", Guid.NewGuid().ToString("N")),
            ("parent_id", DBNull.Value),
            ("now", TimeProvider.System.GetUtcNow())
        );
        await using var appended = await append.ExecuteReaderAsync(stop);
        await appended.ReadAsync(stop);
        var comment = new Comment(
            appended.GetInt64(1),
            appended.GetInt64(2),
            roomId,
            "",
            "group",
            "text",
            message,
            null,
            RawJson.Nothing,
            false,
            userId,
            "",
            "",
            "",
            appended.GetDateTime(3),
            "",
            "sent",
            false,
            false
        );
        await context.Response.WriteAsJsonAsync(
            new Answer<CommentAnswer>(new CommentAnswer(comment)),
            Json,
            "application/json; charset=utf-8",
            stop
        );
    }

    private static async Task Page(HttpContext context, NpgsqlDataSource source)
    {
        var stop = context.RequestAborted;
        var page = long.Parse(context.Request.Query["page"]!, System.Globalization.CultureInfo.InvariantCulture);
        long roomId;
        long end;
        await using (
            var find = Command(source, KnownRoom, ("app_id", AppId), ("room_id", $"{context.Request.Query["room_id"]}"))
        )
        await using (var found = await find.ExecuteReaderAsync(stop))
        {
            await found.ReadAsync(stop);
            (roomId, end) = (found.GetInt64(0), found.GetInt64(3));
        }

        var last = end - (page - 1) * 20;
        await using var command = Command(
            source,
            CommentPage,
            ("app_id", AppId),
            ("room_id", roomId),
            ("first_seq", last - 19),
            ("last_seq", last)
        );
        await using var row = await command.ExecuteReaderAsync(stop);
        var comments = new List<Comment>(20);
        while (await row.ReadAsync(stop))
        {
            comments.Add(
                new Comment(
                    row.GetInt64(0),
                    row.GetInt64(1),
                    row.GetInt64(2),
                    row.GetString(3),
                    row.GetString(4),
                    row.GetString(5),
                    row.GetString(6),
                    row.IsDBNull(7) ? null : new RawJson(row.GetString(7)),
                    new RawJson(row.GetString(8)),
                    row.GetBoolean(9),
                    row.GetInt64(10),
                    row.GetString(11),
                    row.GetString(12),
                    row.GetString(13),
                    row.GetDateTime(14),
                    row.GetString(15),
                    row.GetString(16),
                    row.GetBoolean(17),
                    row.GetBoolean(18)
                )
            );
        }

        await context.Response.WriteAsJsonAsync(
            new Answer<CommentsAnswer>(new CommentsAnswer(comments)),
            Json,
            "application/json; charset=utf-8",
            stop
        );
    }

    private static async Task Rooms(HttpContext context, NpgsqlDataSource source)
    {
        var stop = context.RequestAborted;
        long userId;
        await using (
            var find = Command(
                source,
                KnownUsers,
                ("app_id", AppId),
                ("emails", new[] { $"{context.Request.Query["user_email"]}" })
            )
        )
        await using (var found = await find.ExecuteReaderAsync(stop))
        {
            await found.ReadAsync(stop);
            userId = found.GetInt64(1);
        }

        await using var command = Command(
            source,
            RoomsInfo,
            ("app_id", AppId),
            ("user_id", userId),
            ("room_refs", context.Request.Query["room_id[]"].ToArray()),
            ("show_participants", false)
        );
        await using var row = await command.ExecuteReaderAsync(stop);
        var rooms = new List<RoomInfo>(100);
        while (await row.ReadAsync(stop))
        {
            rooms.Add(
                new RoomInfo(
                    row.GetInt64(0),
                    row.GetString(1),
                    row.GetString(2),
                    row.GetString(3),
                    row.GetString(4),
                    row.IsDBNull(5) ? null : row.GetString(5),
                    row.GetInt64(6),
                    row.GetString(7),
                    row.GetDateTime(8),
                    row.GetInt64(9),
                    null
                )
            );
        }

        await context.Response.WriteAsJsonAsync(
            new Answer<GetRoomsInfo.Response>(new GetRoomsInfo.Response(rooms)),
            Json,
            "application/json; charset=utf-8",
            stop
        );
    }

    private static NpgsqlCommand Command(
        NpgsqlDataSource source,
        string text,
        params (string Name, object Value)[] args
    )
    {
        var command = source.CreateCommand(text);
        foreach (var (name, value) in args)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
