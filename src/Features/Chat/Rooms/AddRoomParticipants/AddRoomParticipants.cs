using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>Users who are in the room already stay as they are; who comes back starts with nothing unread.</summary>
public sealed class AddRoomParticipants : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("add_room_participants", Handle)
            .WithName("Chat.AddRoomParticipants")
            .WithSummary("Add users to a group room")
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

        if (await Membership.Add(database, app, room!.Id, users.Ids, time.GetUtcNow(), stop) is false)
        {
            body.Refuse("emails", Membership.TooMany);

            return body.Refused!;
        }

        return Answer.Of(RoomSummary.Of(await RoomDetail.Read(database, app, room.Id, stop), options));
    }
}
