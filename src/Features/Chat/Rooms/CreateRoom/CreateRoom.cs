using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>
/// Makes a group room, always a new one. Its creator is noted, and in the room only if named among the participants.
/// </summary>
public sealed class CreateRoom : ICarterModule
{
    private static readonly Statement Insert = Statement.Of<CreateRoom>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("create_room", Handle)
            .WithName("Chat.CreateRoom")
            .TakesIdempotencyKey()
            .WithSummary("Make a group room")
            .WithExample(
                request: """{"name":"Harbour","participants":["ann@example.com","ben@example.com"],"creator":"ann@example.com"}""",
                response: ChatExamples.RoomSummary
            );

    /// <param name="Name">The room's name; others may have the same.</param>
    /// <param name="Participants">User ids, at most 1,000 in a call; also as <c>participants[]</c>.</param>
    /// <param name="Creator">The user id of who makes the room.</param>
    /// <param name="AvatarUrl">A picture.</param>
    /// <param name="Options">Anything to keep with the room, usually JSON as text.</param>
    public sealed record Request(
        [Length(1, 255)] string Name,
        [UserId, Length(1, 1000)] string[] Participants,
        [UserId] string Creator,
        [WebAddress] string? AvatarUrl = null,
        [OrJson, MaxBytes(64 * 1024)] string? Options = null
    );

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
        var asked = body.Value;
        var creator = await KnownUsers.Find(database, app, [asked.Creator], stop);
        var participants = await KnownUsers.Find(database, app, asked.Participants ?? [], stop);
        body.Refuse("creator", creator.Unknown);
        body.Refuse("participants", participants.Unknown);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var roomId = await database.One<long>(
            Insert,
            Args.Of(
                app,
                asked,
                new
                {
                    creator_id = creator.Ids[0],
                    user_ids = participants.Ids,
                    now = time.GetUtcNow(),
                }
            ),
            stop
        );

        return Answer.Of(RoomSummary.Of(await RoomDetail.Read(database, app, roomId, stop), options));
    }
}
