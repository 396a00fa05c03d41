using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>
/// Changes the text of a comment, and the payload where its type has one. The comment keeps its type, its place and, as
/// a reply, the comment that it answers.
/// </summary>
public sealed class UpdateMessage : ICarterModule
{
    private static readonly Statement Find = Statement.Of<UpdateMessage>(nameof(Find));
    private static readonly Statement Update = Statement.Of<UpdateMessage>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("update_message", Handle)
            .WithName("Chat.UpdateMessage")
            .WithSummary("Change a comment (an addition)")
            .WithExample(
                request: """{"unique_temp_id":"CanBeAnything1234321","message":"Hello, all"}""",
                response: ChatExamples.Comment
            );

    /// <param name="UniqueTempId">The comment's key.</param>
    /// <param name="Message">The new text; may be left out where the payload stands for one.</param>
    /// <param name="Payload">The new payload; without it the present one stays.</param>
    public sealed record Request(
        [MaxLength(255)] string UniqueTempId,
        [Verbatim, MaxLength(4000)] string? Message = null,
        [MaxBytes(64 * 1024)] RawJson? Payload = null
    );

    private sealed record Found(
        long Id,
        long RoomId,
        string Type,
        bool IsDeleted,
        RawJson? Payload,
        long? ParentId,
        string? ParentType,
        string? ParentMessage,
        RawJson? ParentPayload,
        string? ParentEmail,
        string? ParentUsername
    );

    private static async Task<Results<Ok<Answer<CommentAnswer>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var asked = body.Value;
        var found = body.IsSound("unique_temp_id")
            ? await database.OneOrNone<Found>(Find, Args.Of(app, asked), stop)
            : null;
        body.Refuse("unique_temp_id", Problem(found));
        if (found is null || body.Refused is not null)
        {
            return body.Refused!;
        }

        var payload = CommentPayload.Check(found.Type, asked.Payload ?? found.Payload);
        body.Refuse("payload", payload.Problems);
        body.Refuse("message", CommentPayload.MessageProblems(found.Type, asked.Message));
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var written = await database.Execute(
            Update,
            new
            {
                app_id = app.AppId,
                room_id = found.RoomId,
                comment_id = found.Id,
                message = asked.Message ?? payload.Message!,
                payload = Stored(payload, found)?.Text,
                now = time.GetUtcNow(),
            },
            stop
        );
        var shown = written == 0 ? [] : await Comment.Read(database, app, [found.Id], stop);

        return shown is [var comment]
            ? Answer.Of(new CommentAnswer(comment))
            : new Invalid("unique_temp_id is that of a comment that is deleted");
    }

    private static IEnumerable<string> Problem(Found? found) =>
        found switch
        {
            null => ["is that of no comment"],
            { IsDeleted: true } => ["is that of a comment that is deleted"],
            { Type: CommentPayload.SystemEvent } => ["is that of a system event, which stays as it is"],
            _ => [],
        };

    private static RawJson? Stored(CheckedPayload payload, Found found) =>
        found.ParentId is { } parentId
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
