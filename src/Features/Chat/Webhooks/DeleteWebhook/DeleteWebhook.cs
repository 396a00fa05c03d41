namespace Platform.Features.Chat;

/// <summary>Deletes a webhook with its log. What was waiting for it is not sent any more.</summary>
public sealed class DeleteWebhook : ICarterModule
{
    private static readonly Statement Delete = Statement.Of<DeleteWebhook>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapDelete("webhooks", Handle)
            .WithName("Chat.DeleteWebhook")
            .WithSummary("Delete a webhook of the app (an addition)")
            .WithQuery(typeof(Request))
            .WithExample(response: WebhookExamples.Deleted);

    /// <param name="Url">The webhook's address.</param>
    public sealed record Request([WebAddress] string Url);

    private static async Task<Results<Ok<Answer<WebhookAnswered>>, Invalid>> Handle(
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

        var deleted = await database.OneOrNone<Webhook>(
            Delete,
            Args.Of(app, body.Value, new { now = time.GetUtcNow() }),
            stop
        );
        body.Refuse("url", deleted is null ? ["is that of no webhook"] : []);

        return body.Refused is { } unknown ? unknown : Answer.Of(new WebhookAnswered(deleted!.Masked()));
    }
}
