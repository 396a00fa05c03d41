using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>Users who are not in the room are passed over. The creator and the last one may be removed too.</summary>
public sealed class RemoveRoomParticipants : ICarterModule
{
    private static readonly Statement Write = Statement.Of<RemoveRoomParticipants>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("remove_room_participants", Handle)
            .WithName("Chat.RemoveRoomParticipants")
            .WithSummary("Remove users from a group room")
            .WithExample(
                request: """{"room_id":"harbour","emails":["ben@example.com"]}""",
                response: ChatExamples.RoomSummary
            );

    /// <param name="RoomId">Id or unique id of a group room.</param>
    /// <param name="Emails">User ids, at most 1,000 in a call; also as <c>emails[]</c>.</param>
    public sealed record Request([RoomRef] string RoomId, [UserId, Length(1, 1000)] string[] Emails);

    private static async Task<Results<Ok<Answer<RoomSummary>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        TimeProvider time,
        ChatOptions options,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var room = await KnownRoom.Find(database, app, body.Value.RoomId, stop);
        var users = await KnownUsers.Find(database, app, body.Value.Emails ?? [], stop);
        body.Refuse(
            "room_id",
            room is null ? [KnownRoom.Unknown]
                : room.IsGroup ? []
                : [KnownRoom.NoGroup]
        );
        body.Refuse("emails", users.Unknown);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        await database.Execute(
            Write,
            new
            {
                app_id = app.AppId,
                room_id = room!.Id,
                user_ids = users.Ids,
                now = time.GetUtcNow(),
            },
            stop
        );

        return Answer.Of(RoomSummary.Of(await RoomDetail.Read(database, app, room.Id, stop), options));
    }
}
