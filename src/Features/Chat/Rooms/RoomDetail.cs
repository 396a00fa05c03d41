using System.Globalization;
using System.Text.Json.Serialization;

namespace Platform.Features.Chat;

/// <summary>A room with everybody in it.</summary>
/// <param name="Id">The number of the room, also under <c>last_topic_id</c>.</param>
/// <param name="UniqueId">Its other name, chosen or made at random.</param>
/// <param name="RoomName">Of a single room the two user ids.</param>
/// <param name="ChatType"><c>single</c> or <c>group</c>.</param>
/// <param name="IsChannel">A group that was made by <c>get_or_create_channel</c>.</param>
/// <param name="AvatarUrl">The room's picture, or nothing.</param>
/// <param name="Options">What the caller keeps with the room.</param>
/// <param name="LastCommentId">The newest comment; 0: none.</param>
/// <param name="LastCommentMessage">Its text.</param>
/// <param name="Creator">Who made the room.</param>
/// <param name="Participants">In the order in which they joined.</param>
public sealed record RoomDetail(
    long Id,
    string UniqueId,
    string RoomName,
    string ChatType,
    bool IsChannel,
    string AvatarUrl,
    string? Options,
    long LastCommentId,
    string LastCommentMessage,
    [property: JsonIgnore] string Creator,
    Participant[] Participants
)
{
    private static readonly Statement Detail = Statement.Named("Chat/RoomDetail");

    public string IdStr => Id.ToString(CultureInfo.InvariantCulture);

    public string RawRoomName => RoomName;

    public string LastCommentIdStr => LastCommentId.ToString(CultureInfo.InvariantCulture);

    public long LastTopicId => Id;

    public string LastTopicIdStr => IdStr;

    /// <exception cref="RefusedException">The room, which was there a moment ago, was deleted meanwhile.</exception>
    public static async Task<RoomDetail> Read(Database database, ChatApp app, long roomId, CancellationToken stop) =>
        await database.OneOrNone<RoomDetail>(Detail, new { app_id = app.AppId, room_id = roomId }, stop)
        ?? throw new RefusedException(
            new ChatRefusal(RefusalKind.Invalid, ["room_id is that of a room that was deleted meanwhile"])
        );
}
