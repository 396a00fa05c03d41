using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>
/// Adds a webhook, or changes the one with the address. Its secret is answered once, when it is made; with <c>rotate</c>
/// there is a new one, and for 24 hours the old one signs beside it.
/// </summary>
public sealed class SaveWebhook : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("webhooks", Handle)
            .WithName("Chat.SaveWebhook")
            .WithSummary("Add or change a webhook of the app (an addition)")
            .WithExample(
                request: """{"url":"https://shop.example/chat","events":["post_comment","push"]}""",
                response: WebhookExamples.New
            );

    /// <param name="Url">Where to send, an http or https address without user and fragment.</param>
    /// <param name="Enabled">Whether anything is sent; without it as it is, of a new one true.</param>
    /// <param name="Events">What it is told of (docs/chat.md); without it as it is, of a new one <c>post_comment</c>.</param>
    /// <param name="Rotate">Make a new secret.</param>
    public sealed record Request(
        [WebAddress] string Url,
        bool? Enabled = null,
        [WebhookEvent, Length(1, 20)] string[]? Events = null,
        bool Rotate = false
    );

    private static async Task<Results<Ok<Answer<WebhookAnswered>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        ChatOptions options,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var asked = body.Value;
        if (body.IsSound("url"))
        {
            body.Refuse("url", options.Webhook.Refuses(asked.Url) is { } problem ? [problem] : []);
        }

        if (body.Refused is { } refused)
        {
            return refused;
        }

        var saved = await Webhook.Save(
            database,
            app.AppId,
            asked.Url,
            asked.Enabled,
            asked.Events,
            asked.Rotate ? WebhookSecret.New() : null,
            options.Webhook,
            time.GetUtcNow(),
            stop
        );
        body.Refuse("url", saved is null ? [Webhook.TooMany] : []);

        return body.Refused is { } full ? full : Answer.Of(new WebhookAnswered(saved!));
    }
}
