namespace Platform.Features.Chat;

/// <summary>
/// Comments of a room, newest first: by page, or those before or after a comment, which new comments do not shift.
/// Reading changes nothing.
/// </summary>
public sealed class LoadComments : ICarterModule
{
    private const long MostComments = 100;

    private static readonly Statement Place = Statement.Of<LoadComments>(nameof(Place));

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.Chat()
            .MapGet("load_comments", Handle)
            .WithName("Chat.LoadComments.get")
            .WithSummary("Read the comments of a room")
            .WithQuery(typeof(Request))
            .WithMetadata(PageLinks.Described)
            .WithExample(response: ChatExamples.Comments);
        app.Chat()
            .MapPost("load_comments", Handle)
            .WithName("Chat.LoadComments.post")
            .WithSummary("Read the comments of a room")
            .WithExample(request: """{"room_id":"harbour","page":1,"limit":20}""", response: ChatExamples.Comments);
    }

    /// <param name="RoomId">Id or unique id of the room.</param>
    /// <param name="Page">Counted from the newest comment.</param>
    /// <param name="Limit">Comments of a page; more than 100 become 100.</param>
    /// <param name="LastCommentId">Only comments before this one of the room; 0: not given. Then <c>page</c> does not count.</param>
    /// <param name="After">The comments that follow <c>last_comment_id</c>, or the first ones of the room.</param>
    public sealed record Request(
        [RoomRef] string RoomId,
        [AtLeast(1)] long Page = 1,
        [AtLeast(1)] long Limit = 20,
        [AtLeast(0)] long LastCommentId = 0,
        bool After = false
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
        var room = await KnownRoom.Find(database, app, asked.RoomId, stop);
        body.Refuse("room_id", room is null ? [KnownRoom.Unknown] : []);
        long? place = null;
        if (room is not null && asked.LastCommentId > 0)
        {
            place = await database.OneOrNone<long?>(
                Place,
                new
                {
                    app_id = app.AppId,
                    room_id = room.Id,
                    comment_id = asked.LastCommentId,
                },
                stop
            );
            body.Refuse("last_comment_id", place is null ? ["names no comment of the room"] : []);
        }

        if (body.Refused is { } refused)
        {
            return refused;
        }

        var (first, last) = Stretch(asked, room!, place);
        IReadOnlyList<Comment> comments =
            first > last ? [] : await Comment.Read(database, app, room!.Id, first, last, stop);
        if (comments.Count > 0 && (asked.After ? last < room!.CommentSeq : first > room!.ClearedSeq + 1))
        {
            // By a comment, also from a page by number: new ones do not shift it.
            var end = asked.After ? comments.Max(comment => comment.Id) : comments.Min(comment => comment.Id);
            PageLinks.After(request.HttpContext, "last_comment_id", end, "page");
        }

        return Answer.Of(new CommentsAnswer(comments));
    }

    /// <summary>A page is a range of the chain's dense numbers, so that the last one costs as little as the first.</summary>
    private static (long First, long Last) Stretch(Request asked, KnownRoom room, long? place)
    {
        var limit = asked.Limit < MostComments ? asked.Limit : MostComments;
        if (asked.After)
        {
            var start = Math.Max(place ?? 0, room.ClearedSeq) + 1;

            return (start, Math.Min(start + limit - 1, room.CommentSeq));
        }

        var last = place is { } before ? before - 1 : Math.Max(0, room.CommentSeq - Pages.Before(asked.Page, limit));

        return (Math.Max(last - limit, room.ClearedSeq) + 1, last);
    }
}
