using System.Globalization;

namespace Platform.Features.Chat;

/// <summary>A comment with its author as known now.</summary>
/// <param name="Id">Rises within a room in the order of the chain.</param>
/// <param name="CommentBeforeId">The comment before it in the room; 0: it is the first.</param>
/// <param name="RoomId">The number of the room, also under <c>topic_id</c>.</param>
/// <param name="RoomName">The name of the room.</param>
/// <param name="ChatType">The room's type, <c>single</c> or <c>group</c>.</param>
/// <param name="Type">What <c>payload</c> holds.</param>
/// <param name="Message">The text.</param>
/// <param name="Payload">What the type asks for; null for a text.</param>
/// <param name="Extras">What the caller keeps with the comment.</param>
/// <param name="DisableLinkPreview">Clients show no preview of links.</param>
/// <param name="UserId">The number of the author.</param>
/// <param name="Email">The author's id.</param>
/// <param name="Username">The author's name.</param>
/// <param name="UserAvatarUrl">The author's picture.</param>
/// <param name="Timestamp">When it was posted.</param>
/// <param name="UniqueTempId">The key that its sender chose, or one made at random.</param>
/// <param name="Status"><c>sent</c>; <c>delivered</c> or <c>read</c> once all others have received or read it.</param>
/// <param name="IsEdited">Message or payload were changed after posting.</param>
/// <param name="IsDeleted">Message and payload are gone; the comment keeps its place.</param>
public sealed record Comment(
    long Id,
    long CommentBeforeId,
    long RoomId,
    string RoomName,
    string ChatType,
    string Type,
    string Message,
    RawJson? Payload,
    RawJson Extras,
    bool DisableLinkPreview,
    long UserId,
    string Email,
    string Username,
    string UserAvatarUrl,
    DateTime Timestamp,
    string UniqueTempId,
    string Status,
    bool IsEdited,
    bool IsDeleted
)
{
    private static readonly Statement Page = Statement.Named("Chat/Comment.Page");
    private static readonly Statement End = Statement.Named("Chat/Comment.End");
    private static readonly Statement ByIds = Statement.Named("Chat/Comment.ByIds");

    public string IdStr => Text(Id);

    public string CommentBeforeIdStr => Text(CommentBeforeId);

    public string RoomIdStr => Text(RoomId);

    public long TopicId => RoomId;

    public string TopicIdStr => Text(RoomId);

    public string UserIdStr => Text(UserId);

    public Picture UserAvatar => Picture.At(UserAvatarUrl);

    public long UnixTimestamp => new DateTimeOffset(Timestamp).ToUnixTimeSeconds();

    /// <summary>
    /// To the microsecond, as stored. Of an imported comment from before 1677 or after 2262 the nearest that 64 bits hold.
    /// </summary>
    public long UnixNanoTimestamp =>
        (long)Int128.Clamp((Int128)(Timestamp - DateTime.UnixEpoch).Ticks * 100, long.MinValue, long.MaxValue);

    /// <summary>A stretch of a room's chain, newest first.</summary>
    public static Task<IReadOnlyList<Comment>> Read(
        Database database,
        ChatApp app,
        long roomId,
        long firstSeq,
        long lastSeq,
        CancellationToken stop
    ) =>
        database.Many<Comment>(
            Page,
            new
            {
                app_id = app.AppId,
                room_id = roomId,
                first_seq = firstSeq,
                last_seq = lastSeq,
            },
            stop
        );

    /// <summary>The end of a room's chain, newest first.</summary>
    public static async Task<IReadOnlyList<Comment>> Newest(
        Database database,
        ChatApp app,
        long roomId,
        int count,
        CancellationToken stop
    )
    {
        var end = await database.OneOrNone<long?>(End, new { app_id = app.AppId, room_id = roomId }, stop) ?? 0;

        return end == 0 ? [] : await Read(database, app, roomId, end - count + 1, end, stop);
    }

    /// <summary>In the order of the ids.</summary>
    public static Task<IReadOnlyList<Comment>> Read(
        Database database,
        ChatApp app,
        IReadOnlyList<long> ids,
        CancellationToken stop
    ) => database.Many<Comment>(ByIds, new { app_id = app.AppId, comment_ids = ids.ToArray() }, stop);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The answer of every call that gives one comment.</summary>
public sealed record CommentAnswer(Comment Comment);

/// <summary>The answer of every call that gives comments.</summary>
public sealed record CommentsAnswer(IReadOnlyList<Comment> Comments);
