using System.Globalization;

namespace Platform.Features.Chat;

/// <summary>
/// Deletes a room with all its comments, for everybody and for good. Its unique id is free again, and two users whose
/// single room it was may have a new one.
/// </summary>
public sealed class DeleteRoom : ICarterModule
{
    private static readonly Statement Delete = Statement.Of<DeleteRoom>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("delete_room", Handle)
            .WithName("Chat.DeleteRoom")
            .WithSummary("Delete a room (an addition)")
            .WithExample(
                request: """{"room_id":"harbour"}""",
                response: """{"results":{"room_id":234,"room_id_str":"234","room_name":"Harbour"},"status":200}"""
            );

    /// <param name="RoomId">Id or unique id of the room.</param>
    public sealed record Request([RoomRef] string RoomId);

    /// <param name="RoomId">The number that the room had.</param>
    /// <param name="RoomName">The name that it had.</param>
    public sealed record Response(long RoomId, string RoomName)
    {
        public string RoomIdStr => RoomId.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var room = await KnownRoom.Find(database, app, body.Value.RoomId, stop);
        var isDeleted =
            room is not null
            && await database.OneOrNone<long?>(
                Delete,
                new
                {
                    app_id = app.AppId,
                    room_id = room.Id,
                    now = time.GetUtcNow(),
                },
                stop
            )
                is not null;
        body.Refuse("room_id", isDeleted ? [] : [KnownRoom.Unknown]);

        return body.Refused is { } refused ? refused : Answer.Of(new Response(room!.Id, room.Name));
    }
}
