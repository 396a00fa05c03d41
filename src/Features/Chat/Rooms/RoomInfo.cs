using System.Globalization;
using System.Text.Json.Serialization;

namespace Platform.Features.Chat;

/// <summary>A room as it stands for one of its participants.</summary>
/// <param name="RoomId">The number of the room.</param>
/// <param name="RoomName">Of a single room the two user ids.</param>
/// <param name="RoomType"><c>single</c> or <c>group</c>.</param>
/// <param name="UniqueId">Its other name.</param>
/// <param name="RoomAvatarUrl">The room's picture, or nothing.</param>
/// <param name="Options">What the caller keeps with the room.</param>
/// <param name="LastCommentId">The newest comment; 0: none.</param>
/// <param name="LastCommentMessage">Its text.</param>
/// <param name="LastCommentTimestamp">When it was posted; the year 1: none.</param>
/// <param name="UnreadCount">Comments by others after what the user has read.</param>
/// <param name="Participants">Only where the call asks for them.</param>
public sealed record RoomInfo(
    long RoomId,
    string RoomName,
    string RoomType,
    string UniqueId,
    string RoomAvatarUrl,
    string? Options,
    long LastCommentId,
    string LastCommentMessage,
    DateTime LastCommentTimestamp,
    long UnreadCount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Participant[]? Participants
)
{
    /// <summary>Of all rooms of an answer together: what it takes to make it stays bounded.</summary>
    public const int MostParticipants = 20_000;

    public string RoomIdStr => RoomId.ToString(CultureInfo.InvariantCulture);

    public string LastCommentIdStr => LastCommentId.ToString(CultureInfo.InvariantCulture);
}
