using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>Changes name, picture or options of a group room on behalf of one of its participants.</summary>
public sealed class UpdateRoom : ICarterModule
{
    private const int NewestComments = 20;

    private static readonly Statement Update = Statement.Of<UpdateRoom>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("update_room", Handle)
            .WithName("Chat.UpdateRoom")
            .WithSummary("Change a group room")
            .WithExample(
                request: """{"user_email":"ann@example.com","room_id":"harbour","room_name":"Harbour, east"}""",
                response: ChatExamples.ChangedRoomAndComments
            );

    /// <param name="UserEmail">Who changes it, a participant.</param>
    /// <param name="RoomId">Id or unique id of a group room.</param>
    /// <param name="RoomName">The new name.</param>
    /// <param name="RoomAvatarUrl">The new picture; also as <c>avatar_url</c>.</param>
    /// <param name="Options">Replaces what is kept with the room.</param>
    public sealed record Request(
        [UserId] string UserEmail,
        [RoomRef] string RoomId,
        [Length(1, 255)] string? RoomName = null,
        [WebAddress, Alias("avatar_url")] string? RoomAvatarUrl = null,
        [OrJson, MaxBytes(64 * 1024)] string? Options = null
    );

    /// <param name="Changed">Whether anything is different from before.</param>
    /// <param name="Room">The room as it is now.</param>
    /// <param name="Comments">Its newest comments, at most 20, newest first.</param>
    public sealed record Response(bool Changed, RoomDetail Room, IReadOnlyList<Comment> Comments);

    private sealed record Outcome(bool IsMember, bool IsChanged);

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
        body.Refuse(
            "room_id",
            room is null ? [KnownRoom.Unknown]
                : room.IsGroup ? []
                : [KnownRoom.NoGroup]
        );
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var outcome = await database.One<Outcome>(
            Update,
            new
            {
                app_id = app.AppId,
                room_id = room!.Id,
                user_id = user.Ids[0],
                room_name = asked.RoomName,
                room_avatar_url = asked.RoomAvatarUrl,
                options = asked.Options,
                now = time.GetUtcNow(),
            },
            stop
        );
        if (!outcome.IsMember)
        {
            return new NotAllowed("user_email is not a participant of the room");
        }

        return Answer.Of(
            new Response(
                outcome.IsChanged,
                await RoomDetail.Read(database, app, room.Id, stop),
                await Comment.Newest(database, app, room.Id, NewestComments, stop)
            )
        );
    }
}
