using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>
/// Posts a comment. With a <c>unique_temp_id</c> the call may be repeated: the same key from the same sender in the
/// same room answers the comment that is there, whatever else the repetition says.
/// </summary>
public sealed class PostComment : ICarterModule
{
    private static readonly Statement Find = Statement.Of<PostComment>(nameof(Find));
    private static readonly Statement Append = Statement.Of<PostComment>(nameof(Append));

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("post_comment", Handle)
            .WithName("Chat.PostComment")
            .WithSummary("Post a comment")
            .WithExample(
                request: """{"sender_email":"ann@example.com","room_id":"harbour","message":"Hello","unique_temp_id":"CanBeAnything1234321"}""",
                response: ChatExamples.Comment
            );

    /// <param name="SenderEmail">Who posts, a participant of the room.</param>
    /// <param name="RoomId">Id or unique id of the room.</param>
    /// <param name="Message">The text; may be left out where the payload stands for one.</param>
    /// <param name="Type">What <c>payload</c> holds.</param>
    /// <param name="Payload">A JSON object by type (docs/chat.md).</param>
    /// <param name="UniqueTempId">A key of the sender's, unique in the app.</param>
    /// <param name="DisableLinkPreview">Clients show no preview of links.</param>
    /// <param name="Extras">Anything to keep with the comment, as a JSON object.</param>
    public sealed record Request(
        [UserId] string SenderEmail,
        [RoomRef] string RoomId,
        [Verbatim, MaxLength(4000)] string? Message = null,
        [CommentType] string Type = CommentPayload.Text,
        [MaxBytes(64 * 1024)] RawJson? Payload = null,
        [MaxLength(255)] string? UniqueTempId = null,
        bool DisableLinkPreview = false,
        [MaxBytes(64 * 1024)] RawJson? Extras = null
    );

    private sealed record Found(
        long? RoomId,
        string? RoomName,
        string? ChatType,
        long? UserId,
        string? Email,
        string? Username,
        string? UserAvatarUrl,
        bool? IsActive,
        string? ParentType,
        string? ParentMessage,
        RawJson? ParentPayload,
        string? ParentEmail,
        string? ParentUsername
    );

    private sealed record Outcome(string Result, long? CommentId, long? CommentBeforeId, DateTime? Stamp);

    private static async Task<Results<Ok<Answer<CommentAnswer>>, Invalid, NotAllowed, Taken>> Handle(
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
        if (body.IsSound("type"))
        {
            body.Refuse("payload", payload.Problems);
            body.Refuse("message", CommentPayload.MessageProblems(asked.Type, asked.Message));
        }

        var found = await database.One<Found>(Find, Args.Of(app, asked, new { parent_id = payload.ParentId }), stop);
        body.Refuse("sender_email", found.UserId is null ? ["names nobody who is registered"] : []);
        body.Refuse("room_id", found.RoomId is null ? [KnownRoom.Unknown] : []);
        body.Refuse(
            "payload",
            payload.ParentId is not null && found.ParentType is null
                ? ["replied_comment_id names no comment of the room"]
                : []
        );
        if (body.Refused is { } refused)
        {
            return refused;
        }

        if (found.IsActive is false)
        {
            return new NotAllowed("sender_email is deactivated");
        }

        var comment = new Comment(
            0,
            0,
            found.RoomId!.Value,
            found.RoomName!,
            found.ChatType!,
            asked.Type,
            asked.Message ?? payload.Message!,
            Stored(payload, found),
            asked.Extras ?? RawJson.Nothing,
            asked.DisableLinkPreview,
            found.UserId!.Value,
            found.Email!,
            found.Username!,
            found.UserAvatarUrl!,
            default,
            asked.UniqueTempId ?? TempId.New(),
            "sent",
            IsEdited: false,
            IsDeleted: false
        );
        var outcome = await database.One<Outcome>(
            Append,
            Args.Of(
                app,
                new
                {
                    payload = comment.Payload?.Text,
                    extras = comment.Extras.Text,
                    parent_id = payload.ParentId,
                    now = time.GetUtcNow(),
                },
                comment
            ),
            stop
        );
        switch (outcome.Result)
        {
            case "appended":
                teller.Tell();

                return Answer.Of(
                    new CommentAnswer(
                        comment with
                        {
                            Id = outcome.CommentId!.Value,
                            CommentBeforeId = outcome.CommentBeforeId!.Value,
                            Timestamp = outcome.Stamp!.Value,
                        }
                    )
                );
            case "replayed":
                var there = await Comment.Read(database, app, [outcome.CommentId!.Value], stop);

                return there is [var one]
                    ? Answer.Of(new CommentAnswer(one))
                    : new Taken("unique_temp_id is that of a comment that was cleared");
            case "no_member":
                return new NotAllowed("sender_email is not a participant of the room");
            case "no_room":
                body.Refuse("room_id", KnownRoom.Unknown);

                return body.Refused!;
            default:
                return new Taken("unique_temp_id is that of another room's or another sender's comment");
        }
    }

    private static RawJson? Stored(CheckedPayload payload, Found found) =>
        payload.ParentId is { } parentId
            ? CommentPayload.WithQuote(
                payload.Payload!,
                new Quoted(
                    parentId,
                    found.ParentType!,
                    found.ParentMessage!,
                    found.ParentPayload,
                    found.ParentEmail!,
                    found.ParentUsername!
                )
            )
            : payload.Payload;
}
