namespace Platform.Features.Chat;

/// <summary>The webhooks of the app: where it is told what happens.</summary>
public sealed class ListWebhooks : ICarterModule
{
    private static readonly Statement All = Statement.Of<ListWebhooks>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapGet("webhooks", Handle)
            .WithName("Chat.ListWebhooks")
            .WithSummary("List the webhooks of the app (an addition)")
            .WithExample(response: WebhookExamples.All);

    /// <param name="Webhooks">In the order in which they were added.</param>
    public sealed record Response(IReadOnlyList<Webhook> Webhooks);

    private static async Task<Ok<Answer<Response>>> Handle(
        ChatApp app,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var webhooks = await database.Many<Webhook>(All, new { app_id = app.AppId, now = time.GetUtcNow() }, stop);

        return Answer.Of(new Response([.. webhooks.Select(webhook => webhook.Masked())]));
    }
}
