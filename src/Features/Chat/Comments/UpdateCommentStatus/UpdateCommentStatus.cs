using System.Globalization;

namespace Platform.Features.Chat;

/// <summary>
/// Says how far a participant has read and received a room. Positions only move forward; what is read is received too.
/// </summary>
public sealed class UpdateCommentStatus : ICarterModule
{
    private static readonly Statement Update = Statement.Of<UpdateCommentStatus>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("update_comment_status", Handle)
            .WithName("Chat.UpdateCommentStatus")
            .WithSummary("Mark a room as read or received up to a comment (an addition)")
            .WithExample(
                request: """{"user_email":"ann@example.com","room_id":"harbour"}""",
                response: """
                {
                  "results": {
                    "changed": true, "unread_count": 0,
                    "last_comment_read_id": 985, "last_comment_read_id_str": "985",
                    "last_comment_received_id": 985, "last_comment_received_id_str": "985"
                  },
                  "status": 200
                }
                """
            );

    /// <param name="UserEmail">Who has read, a participant.</param>
    /// <param name="RoomId">Id or unique id of the room.</param>
    /// <param name="LastCommentReadId">The last comment that was read; without both ids: all that is there.</param>
    /// <param name="LastCommentReceivedId">The last comment that has reached the user's client.</param>
    public sealed record Request(
        [UserId] string UserEmail,
        [RoomRef] string RoomId,
        [AtLeast(1)] long? LastCommentReadId = null,
        [AtLeast(1)] long? LastCommentReceivedId = null
    );

    /// <param name="Changed">Whether a position moved.</param>
    /// <param name="UnreadCount">What is left.</param>
    /// <param name="LastCommentReadId">How far the user has read now.</param>
    /// <param name="LastCommentReceivedId">How far comments have reached the user's client now.</param>
    public sealed record Response(bool Changed, long UnreadCount, long LastCommentReadId, long LastCommentReceivedId)
    {
        public string LastCommentReadIdStr => LastCommentReadId.ToString(CultureInfo.InvariantCulture);

        public string LastCommentReceivedIdStr => LastCommentReceivedId.ToString(CultureInfo.InvariantCulture);
    }

    private sealed record Outcome(
        bool IsMember,
        bool HasRead,
        bool HasReceived,
        bool IsChanged,
        long? UnreadCount,
        long? ReadId,
        long? ReceivedId
    );

    private static async Task<Results<Ok<Answer<Response>>, Invalid, NotAllowed>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var asked = body.Value;
        var user = await KnownUsers.Find(database, app, [asked.UserEmail], stop);
        var room = await KnownRoom.Find(database, app, asked.RoomId, stop);
        body.Refuse("user_email", user.Unknown);
        body.Refuse("room_id", room is null ? [KnownRoom.Unknown] : []);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var outcome = await database.OneOrNone<Outcome>(
            Update,
            new
            {
                app_id = app.AppId,
                room_id = room!.Id,
                user_id = user.Ids[0],
                read_id = asked.LastCommentReadId,
                received_id = asked.LastCommentReceivedId,
                now = time.GetUtcNow(),
            },
            stop
        );
        if (outcome is null)
        {
            body.Refuse("room_id", KnownRoom.Unknown);

            return body.Refused!;
        }

        if (!outcome.IsMember)
        {
            return new NotAllowed("user_email is not a participant of the room");
        }

        body.Refuse("last_comment_read_id", outcome.HasRead ? [] : ["names no comment of the room"]);
        body.Refuse("last_comment_received_id", outcome.HasReceived ? [] : ["names no comment of the room"]);

        return body.Refused is { } unknown
            ? unknown
            : Answer.Of(
                new Response(
                    outcome.IsChanged,
                    outcome.UnreadCount!.Value,
                    outcome.ReadId!.Value,
                    outcome.ReceivedId!.Value
                )
            );
    }
}
