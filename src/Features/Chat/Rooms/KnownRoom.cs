namespace Platform.Features.Chat;

/// <summary>The room that a call names by its id or unique id.</summary>
public sealed record KnownRoom(long Id, string Type, string Name, long CommentSeq, long ClearedSeq)
{
    public const string Unknown = "names no room";
    public const string NoGroup = "must be a group room";

    private static readonly Statement Asked = Statement.Named("Chat/KnownRoom");

    public bool IsGroup => Type == "group";

    /// <summary>Null: there is none, or none was named.</summary>
    public static async Task<KnownRoom?> Find(Database database, ChatApp app, string? room, CancellationToken stop) =>
        room is null
            ? null
            : await database.OneOrNone<KnownRoom>(Asked, new { app_id = app.AppId, room_id = room }, stop);
}
