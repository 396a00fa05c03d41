using System.Globalization;

namespace Platform.Features.Chat;

/// <summary>What happened in a room besides new comments, as open streams are told.</summary>
/// <param name="Type">The operation that caused it.</param>
/// <param name="RoomId">The number of the room.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Comment">The comment as it is now, where the event is about one.</param>
/// <param name="Payload">Whom or what it is about besides, by type.</param>
public sealed record LiveEvent(string Type, long RoomId, DateTime Timestamp, Comment? Comment, RawJson? Payload)
{
    public string RoomIdStr => RoomId.ToString(CultureInfo.InvariantCulture);
}
