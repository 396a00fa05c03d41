using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>
/// Deletes comments for everybody: text, payload and extras are gone, the comment keeps its place in the room. Deleting
/// again changes nothing.
/// </summary>
public sealed class DeleteMessages : ICarterModule
{
    private static readonly Statement Find = Statement.Of<DeleteMessages>(nameof(Find));
    private static readonly Statement Blank = Statement.Of<DeleteMessages>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.Chat()
            .MapDelete("delete_messages", Handle)
            .WithName("Chat.DeleteMessages.delete")
            .WithSummary("Delete comments (an addition)")
            .WithQuery(typeof(Request))
            .WithExample(response: ChatExamples.Comments);
        app.Chat()
            .MapPost("delete_messages", Handle)
            .WithName("Chat.DeleteMessages.post")
            .WithSummary("Delete comments (an addition)")
            .WithExample(request: """{"unique_ids":["CanBeAnything1234321"]}""", response: ChatExamples.Comments);
    }

    /// <param name="UniqueIds">The comments' keys, at most 100; also as <c>unique_ids[]</c>.</param>
    public sealed record Request([Length(1, 100)] string[] UniqueIds);

    private sealed record Found(string UniqueId, long? Id);

    private static async Task<Results<Ok<Answer<CommentsAnswer>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var found = await database.Many<Found>(Find, Args.Of(app, body.Value), stop);
        body.Refuse(
            "unique_ids",
            found.Where(one => one.Id is null).Select(one => $"names no comment: {Shown.Of(one.UniqueId)}")
        );
        if (body.Refused is { } unknown)
        {
            return unknown;
        }

        long[] ids = [.. found.Select(one => one.Id!.Value)];
        await database.Execute(
            Blank,
            new
            {
                app_id = app.AppId,
                comment_ids = ids,
                now = time.GetUtcNow(),
            },
            stop
        );

        return Answer.Of(new CommentsAnswer(await Comment.Read(database, app, ids, stop)));
    }
}
