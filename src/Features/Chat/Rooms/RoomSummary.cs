using System.Globalization;

namespace Platform.Features.Chat;

/// <summary>What calls that change a room's participants answer.</summary>
/// <param name="RoomId">The number of the room.</param>
/// <param name="RoomName">Its name.</param>
/// <param name="RoomType">Always <c>group</c>.</param>
/// <param name="RoomAvatarUrl">The room's picture, or nothing.</param>
/// <param name="UniqueId">Its other name.</param>
/// <param name="Options">What the caller keeps with the room.</param>
/// <param name="Creator">Who made the room, whether in it or not.</param>
/// <param name="Participants">
/// User ids in the order in which they joined; with the setting <c>Chat:ParticipantShape</c> as <c>objects</c>, participants.
/// </param>
public sealed record RoomSummary(
    long RoomId,
    string RoomName,
    string RoomType,
    string RoomAvatarUrl,
    string UniqueId,
    string? Options,
    string Creator,
    IReadOnlyList<object> Participants
)
{
    public string RoomIdStr => RoomId.ToString(CultureInfo.InvariantCulture);

    public static RoomSummary Of(RoomDetail room, ChatOptions options) =>
        new(
            room.Id,
            room.RoomName,
            room.ChatType,
            room.AvatarUrl,
            room.UniqueId,
            room.Options,
            room.Creator,
            options.ParticipantShape == "objects"
                ? room.Participants
                : [.. room.Participants.Select(participant => participant.Email)]
        );
}
