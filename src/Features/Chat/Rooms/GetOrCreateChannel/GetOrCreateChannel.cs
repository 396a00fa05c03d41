using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>
/// The group room with a unique id of the caller's choice, made at the first call; users who are not in it yet join it.
/// Name, picture and options count when the room is made.
/// </summary>
public sealed class GetOrCreateChannel : ICarterModule
{
    private const int NewestComments = 20;

    private static readonly Statement Create = Statement.Of<GetOrCreateChannel>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.Chat()
            .MapGet("get_or_create_channel", Handle)
            .WithName("Chat.GetOrCreateChannel.get")
            .WithSummary("Get or make a room by its unique id (an addition)")
            .WithQuery(typeof(Request))
            .WithExample(response: ChatExamples.ChangedRoomAndComments);
        app.Chat()
            .MapPost("get_or_create_channel", Handle)
            .WithName("Chat.GetOrCreateChannel.post")
            .WithSummary("Get or make a room by its unique id (an addition)")
            .WithExample(
                request: """{"unique_id":"harbour-news","participants":["ann@example.com"],"room_name":"Harbour news"}""",
                response: ChatExamples.ChangedRoomAndComments
            );
    }

    /// <param name="UniqueId">The room's unique id; no <c>#</c> and no <c>+</c>.</param>
    /// <param name="Participants">Who is to be in it; the first one makes it. At most 1,000; also as <c>participants[]</c>.</param>
    /// <param name="RoomName">The room's name; without it the unique id.</param>
    /// <param name="AvatarUrl">A picture; also as <c>room_avatar_url</c>.</param>
    /// <param name="Options">Anything to keep with the room, usually JSON as text.</param>
    public sealed record Request(
        [MaxLength(255), RegularExpression("[^#+]*", ErrorMessage = "may not hold # or +")] string UniqueId,
        [UserId, Length(1, 1000)] string[] Participants,
        [Length(1, 255)] string? RoomName = null,
        [WebAddress, Alias("room_avatar_url")] string? AvatarUrl = null,
        [OrJson, MaxBytes(64 * 1024)] string? Options = null
    );

    /// <param name="Changed">Whether the room was made or somebody joined it.</param>
    /// <param name="Room">The room as it is now.</param>
    /// <param name="Comments">Its newest comments, at most 20, newest first.</param>
    public sealed record Response(bool Changed, RoomDetail Room, IReadOnlyList<Comment> Comments);

    private sealed record Outcome(long RoomId, bool IsGroup, bool IsMade, long Missing);

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
        var users = await KnownUsers.Find(database, app, asked.Participants ?? [], stop);
        body.Refuse("participants", users.Unknown);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var args = Args.Of(
            app,
            asked,
            new
            {
                creator_id = users.Ids[0],
                user_ids = users.Ids,
                now = time.GetUtcNow(),
            }
        );
        // The loser of a race waits for the winner's commit, and then finds the room.
        var outcome =
            await database.OneOrNone<Outcome>(Create, args, stop) ?? await database.One<Outcome>(Create, args, stop);
        body.Refuse("unique_id", outcome.IsGroup ? [] : [KnownRoom.NoGroup]);
        body.Refuse(
            "participants",
            outcome is { IsGroup: true, Missing: > 0 }
            && await Membership.Add(database, app, outcome.RoomId, users.Ids, time.GetUtcNow(), stop) is false
                ? [Membership.TooMany]
                : []
        );
        if (body.Refused is { } impossible)
        {
            return impossible;
        }

        return Answer.Of(
            new Response(
                outcome.IsMade || outcome.Missing > 0,
                await RoomDetail.Read(database, app, outcome.RoomId, stop),
                await Comment.Newest(database, app, outcome.RoomId, NewestComments, stop)
            )
        );
    }
}
