using System.Globalization;

namespace Platform.Features.Chat;

/// <summary>
/// Sends a webhook an event of type <c>test</c> with an empty payload, whatever it asks for. How it went is in the log.
/// </summary>
public sealed class TestWebhook : ICarterModule
{
    private static readonly Statement Write = Statement.Of<TestWebhook>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("webhooks/test", Handle)
            .WithName("Chat.TestWebhook")
            .WithSummary("Send a webhook a test (an addition)")
            .WithExample(
                request: """{"url":"https://shop.example/chat"}""",
                response: """
                {
                  "results": { "id": 17, "id_str": "17", "webhook_id": "f82e5262-e9c4-4b7b-867a-ea890ba64f43" },
                  "status": 200
                }
                """
            );

    /// <param name="Url">The webhook's address.</param>
    public sealed record Request([WebAddress] string Url);

    /// <param name="Id">Of the delivery, in <c>webhook_logs</c>.</param>
    /// <param name="WebhookId">What its header <c>Webhook-Id</c> says.</param>
    public sealed record Response(long Id, Guid WebhookId)
    {
        public string IdStr => Id.ToString(CultureInfo.InvariantCulture);
    }

    private sealed record Written(bool IsEnabled, long? Id, Guid? UniqueId);

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
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

        var written = await database.OneOrNone<Written>(
            Write,
            Args.Of(app, body.Value, new { now = time.GetUtcNow() }),
            stop
        );
        body.Refuse(
            "url",
            written switch
            {
                null => ["is that of no webhook"],
                { IsEnabled: false } => ["is that of a webhook that is disabled"],
                _ => [],
            }
        );

        return body.Refused is { } unknown
            ? unknown
            : Answer.Of(new Response(written!.Id!.Value, written.UniqueId!.Value));
    }
}
