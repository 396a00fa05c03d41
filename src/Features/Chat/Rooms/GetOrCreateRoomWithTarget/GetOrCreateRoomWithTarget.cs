using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>
/// The one single room of two users, made at the first call, with its newest comments. The order of the two does not
/// matter; picture and options count when the room is made.
/// </summary>
public sealed class GetOrCreateRoomWithTarget : ICarterModule
{
    private const int NewestComments = 20;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.Chat()
            .MapGet("get_or_create_room_with_target", Handle)
            .WithName("Chat.GetOrCreateRoomWithTarget.get")
            .WithSummary("Get or make the room of two users")
            .WithQuery(typeof(Request))
            .WithExample(response: ChatExamples.RoomAndComments);
        app.Chat()
            .MapPost("get_or_create_room_with_target", Handle)
            .WithName("Chat.GetOrCreateRoomWithTarget.post")
            .WithSummary("Get or make the room of two users")
            .WithExample(
                request: """{"emails":["ann@example.com","ben@example.com"]}""",
                response: ChatExamples.RoomAndComments
            );
    }

    /// <param name="Emails">Two different user ids.</param>
    /// <param name="AvatarUrl">A picture of the room.</param>
    /// <param name="Options">Anything to keep with the room, usually JSON as text.</param>
    public sealed record Request(
        [UserId, MaxLength(1000)] string[] Emails,
        [WebAddress] string? AvatarUrl = null,
        [OrJson, MaxBytes(64 * 1024)] string? Options = null
    );

    /// <param name="Room">The room.</param>
    /// <param name="Comments">Its newest comments, at most 20, newest first.</param>
    public sealed record Response(RoomDetail Room, IReadOnlyList<Comment> Comments);

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var asked = body.Value;
        var users = await KnownUsers.Find(database, app, asked.Emails ?? [], stop);
        body.Refuse("emails", users.Unknown);
        if (users.All is not [var first, var second])
        {
            body.Refuse("emails", $"must name two different users, not {users.All.Count}");

            return body.Refused!;
        }

        if (body.Refused is { } refused)
        {
            return refused;
        }

        var roomId = await SingleRoom.GetOrCreate(
            database,
            app,
            first,
            second,
            asked.AvatarUrl,
            asked.Options,
            time.GetUtcNow(),
            stop
        );
        var room = await RoomDetail.Read(database, app, roomId, stop);

        return Answer.Of(new Response(room, await Comment.Newest(database, app, roomId, NewestComments, stop)));
    }
}
