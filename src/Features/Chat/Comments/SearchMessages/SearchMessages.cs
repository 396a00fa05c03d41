using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>
/// The newest comments with a text in the rooms of a user, at most 100; <c>last_comment_id</c> gives those before it.
/// Letter case does not matter, in any script; <c>%</c> and <c>_</c> are letters.
/// </summary>
public sealed class SearchMessages : ICarterModule
{
    private const int MostComments = 100;

    private static readonly Statement Matches = Statement.Of<SearchMessages>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.Chat()
            .MapGet("search_messages", Handle)
            .WithName("Chat.SearchMessages.get")
            .WithSummary("Search the comments in a user's rooms")
            .WithQuery(typeof(Request))
            .WithMetadata(PageLinks.Described)
            .WithExample(response: ChatExamples.Comments);
        app.Chat()
            .MapPost("search_messages", Handle)
            .WithName("Chat.SearchMessages.post")
            .WithSummary("Search the comments in a user's rooms")
            .WithExample(
                request: """{"user_email":"ann@example.com","query":"hello"}""",
                response: ChatExamples.Comments
            );
    }

    /// <param name="UserEmail">In whose rooms is searched.</param>
    /// <param name="Query">What the message holds, at least two characters.</param>
    /// <param name="RoomId">Id or unique id of a room; without it all rooms of the user.</param>
    /// <param name="LastCommentId">Only comments with a smaller id: the next page.</param>
    public sealed record Request(
        [UserId] string UserEmail,
        [Verbatim, Length(2, 255)] string Query,
        [RoomRef] string? RoomId = null,
        [AtLeast(1)] long? LastCommentId = null
    );

    private static async Task<Results<Ok<Answer<CommentsAnswer>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var asked = body.Value;
        var user = await KnownUsers.Find(database, app, [asked.UserEmail], stop);
        var room = await KnownRoom.Find(database, app, asked.RoomId, stop);
        body.Refuse("user_email", user.Unknown);
        body.Refuse("room_id", asked.RoomId is not null && room is null ? [KnownRoom.Unknown] : []);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var ids = await database.Many<long>(
            Matches,
            new
            {
                app_id = app.AppId,
                user_id = user.Ids[0],
                room_id = room?.Id,
                pattern = $"%{Literal(asked.Query)}%",
                before_id = asked.LastCommentId ?? long.MaxValue,
                limit = MostComments,
            },
            stop
        );

        if (ids.Count == MostComments)
        {
            PageLinks.After(request.HttpContext, "last_comment_id", ids.Min());
        }

        return Answer.Of(new CommentsAnswer(await Comment.Read(database, app, ids, stop)));
    }

    private static string Literal(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}
