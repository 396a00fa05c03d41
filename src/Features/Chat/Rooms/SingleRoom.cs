namespace Platform.Features.Chat;

/// <summary>The one room of two users, whoever asks first and in whatever order.</summary>
internal static class SingleRoom
{
    private static readonly Statement Find = Statement.Named("Chat/SingleRoom.Find");
    private static readonly Statement Create = Statement.Named("Chat/SingleRoom.Create");

    /// <returns>The room's number.</returns>
    public static async Task<long> GetOrCreate(
        Database database,
        ChatApp app,
        KnownUser first,
        KnownUser second,
        string? avatarUrl,
        string? options,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var pair = new
        {
            app_id = app.AppId,
            first_id = first.Id,
            second_id = second.Id,
            name = $"{first.Email} {second.Email}",
            avatar_url = avatarUrl,
            options,
            now,
        };

        // The loser of a race waits in Create for the winner's commit, and then finds the room with both in it, unless
        // somebody has deleted it at once.
        return await database.OneOrNone<long?>(Find, pair, stop)
            ?? await database.OneOrNone<long?>(Create, pair, stop)
            ?? await database.OneOrNone<long?>(Find, pair, stop)
            ?? await database.One<long>(Create, pair, stop);
    }
}
