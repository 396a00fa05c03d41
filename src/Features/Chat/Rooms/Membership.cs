namespace Platform.Features.Chat;

/// <summary>How users come into a group room.</summary>
internal static class Membership
{
    /// <summary>Every answer about a room, and every webhook, names all its participants.</summary>
    public const int MostParticipants = 10_000;

    private static readonly Statement Write = Statement.Named("Chat/Membership.Add");

    public static string TooMany => $"would make more than {MostParticipants} participants";

    /// <summary>Who is there already stays as before; who comes has nothing unread.</summary>
    /// <returns>False: there would be too many; null: the room was deleted meanwhile. Then nothing is changed.</returns>
    public static Task<bool?> Add(
        Database database,
        ChatApp app,
        long roomId,
        long[] userIds,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        database.One<bool?>(
            Write,
            new
            {
                app_id = app.AppId,
                room_id = roomId,
                user_ids = userIds,
                most_participants = MostParticipants,
                now,
            },
            stop
        );
}
