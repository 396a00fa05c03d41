using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>
/// Posts one comment of a sender to each of several users, in the single room with each, which is made where there is
/// none. All of them are posted, or none.
/// </summary>
public sealed class Broadcast : ICarterModule
{
    private const string Deleted =
        "emails names a user whose room with the sender was deleted meanwhile; send it again";

    private static readonly Statement Append = Statement.Of<Broadcast>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("broadcast", Handle)
            .WithName("Chat.Broadcast")
            .TakesIdempotencyKey()
            .WithSummary("Post a comment to several users (an addition)")
            .WithExample(
                request: """{"sender_email":"ann@example.com","emails":["ben@example.com"],"message":"Hello"}""",
                response: ChatExamples.Comments
            );

    /// <param name="SenderEmail">Who posts.</param>
    /// <param name="Emails">To whom, at most 30 users; also as <c>emails[]</c>.</param>
    /// <param name="Message">The text; may be left out where the payload stands for one.</param>
    /// <param name="Type">What <c>payload</c> holds; a reply has its place in one room alone.</param>
    /// <param name="Payload">A JSON object by type (docs/chat.md).</param>
    /// <param name="Extras">Anything to keep with the comments, as a JSON object.</param>
    public sealed record Request(
        [UserId] string SenderEmail,
        [UserId, Length(1, 30)] string[] Emails,
        [Verbatim, MaxLength(4000)] string? Message = null,
        [CommentType] string Type = CommentPayload.Text,
        [MaxBytes(64 * 1024)] RawJson? Payload = null,
        [MaxBytes(64 * 1024)] RawJson? Extras = null
    );

    private static async Task<Results<Ok<Answer<CommentsAnswer>>, Invalid, NotAllowed>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        EventTeller teller,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var asked = body.Value;
        var payload = CommentPayload.Check(asked.Type, asked.Payload);
        var sender = await KnownUsers.Find(database, app, [asked.SenderEmail], stop);
        var targets = await KnownUsers.Find(database, app, asked.Emails ?? [], stop);
        body.Refuse("type", asked.Type == CommentPayload.Reply ? ["reply cannot be broadcast"] : []);
        if (body.IsSound("type"))
        {
            body.Refuse("payload", payload.Problems);
            body.Refuse("message", CommentPayload.MessageProblems(asked.Type, asked.Message));
        }

        body.Refuse("sender_email", sender.Unknown);
        body.Refuse("emails", targets.Unknown);
        body.Refuse("emails", targets.All.Any(one => one == sender.All.FirstOrDefault()) ? ["name the sender"] : []);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        if (!sender.All[0].IsActive)
        {
            return new NotAllowed("sender_email is deactivated");
        }

        var ids = await database.InTransaction(
            async all =>
            {
                var now = time.GetUtcNow();
                var rooms = new Dictionary<long, long>();
                foreach (var target in targets.All.OrderBy(target => target.Id)) // one order of locks for all
                {
                    rooms[target.Id] = await SingleRoom.GetOrCreate(
                        all,
                        app,
                        sender.All[0],
                        target,
                        null,
                        null,
                        now,
                        stop
                    );
                }

                var written = await all.Many<long?>(
                    Append,
                    new
                    {
                        app_id = app.AppId,
                        user_id = sender.All[0].Id,
                        room_ids = targets.All.Select(target => rooms[target.Id]).ToArray(),
                        unique_temp_ids = targets.All.Select(_ => TempId.New()).ToArray(),
                        type = asked.Type,
                        message = asked.Message ?? payload.Message!,
                        payload = payload.Payload?.Text,
                        extras = (asked.Extras ?? RawJson.Nothing).Text,
                        now,
                    },
                    stop
                );

                return written.Contains(null)
                    ? throw new RefusedException(new ChatRefusal(RefusalKind.Invalid, [Deleted])) // undoes all of it
                    : written.Select(id => id!.Value).ToArray();
            },
            stop,
            Database.Tries
        );
        teller.Tell();

        return Answer.Of(new CommentsAnswer(await Comment.Read(database, app, ids, stop)));
    }
}
