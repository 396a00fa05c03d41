using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Platform.Features.Chat;

/// <summary>
/// What was sent to the app's webhooks and how it went, newest first. Delivered ones are kept for 30 days, dead ones, which
/// can be sent again, for a year.
/// </summary>
public sealed class ListWebhookLogs : ICarterModule
{
    private const long MostLogs = 100;

    private static readonly Statement Logs = Statement.Of<ListWebhookLogs>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapGet("webhook_logs", Handle)
            .WithName("Chat.ListWebhookLogs")
            .WithSummary("List what was sent to webhooks (an addition)")
            .WithQuery(typeof(Request))
            .WithMetadata(PageLinks.Described)
            .WithExample(
                response: """
                {
                  "results": {
                    "webhook_logs": [
                      {
                        "id": 17, "id_str": "17", "webhook_id": "f82e5262-e9c4-4b7b-867a-ea890ba64f43",
                        "url": "https://shop.example/chat", "type": "post_comment", "room_id": 234, "comment_id": 985,
                        "status": "pending", "attempts": 1, "last_status": 503, "last_error": "503: not a success",
                        "last_response": "Down for maintenance", "created_at": "2017-10-09T06:47:00Z",
                        "attempted_at": "2017-10-09T06:47:00Z", "next_attempt_at": "2017-10-09T06:47:05Z",
                        "finished_at": null
                      }
                    ]
                  },
                  "status": 200
                }
                """
            );

    /// <param name="Url">Only those of the webhook with this address.</param>
    /// <param name="Status">Only those that are so.</param>
    /// <param name="Limit">At most so many; more than 100 become 100.</param>
    /// <param name="LastId">Only those before this one: the last id of a page asks for the next; 0: the newest.</param>
    public sealed record Request(
        [WebAddress] string? Url = null,
        [AllowedValues("pending", "delivered", "dead")] string? Status = null,
        [Range(1, int.MaxValue)] long Limit = 20,
        [Range(typeof(long), "0", "9223372036854775807")] long LastId = 0
    );

    /// <param name="WebhookLogs">The deliveries.</param>
    public sealed record Response(IReadOnlyList<Response.Log> WebhookLogs)
    {
        /// <param name="Id">Of the delivery.</param>
        /// <param name="WebhookId">What its header <c>Webhook-Id</c> says: the event, the same for all webhooks.</param>
        /// <param name="Url">Where it goes.</param>
        /// <param name="Type">What happened.</param>
        /// <param name="RoomId">The room that it is about.</param>
        /// <param name="CommentId">The comment that it is about.</param>
        /// <param name="Status"><c>pending</c>, <c>delivered</c> or <c>dead</c>.</param>
        /// <param name="Attempts">How often it was sent.</param>
        /// <param name="LastStatus">The status that the receiver answered last.</param>
        /// <param name="LastError">Why the last attempt failed.</param>
        /// <param name="LastResponse">The start of what the receiver answered last, at most 4 KiB.</param>
        /// <param name="CreatedAt">When it happened.</param>
        /// <param name="AttemptedAt">When it was sent last.</param>
        /// <param name="NextAttemptAt">When it is sent next, if it is pending.</param>
        /// <param name="FinishedAt">When it was delivered or given up.</param>
        public sealed record Log(
            long Id,
            Guid WebhookId,
            string Url,
            string Type,
            long? RoomId,
            long? CommentId,
            string Status,
            int Attempts,
            int? LastStatus,
            string? LastError,
            string? LastResponse,
            DateTime CreatedAt,
            DateTime? AttemptedAt,
            DateTime? NextAttemptAt,
            DateTime? FinishedAt
        )
        {
            public string IdStr => Id.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var asked = body.Value;
        var limit = asked.Limit < MostLogs ? asked.Limit : MostLogs;
        var logs = await database.Many<Response.Log>(Logs, Args.Of(app, asked with { Limit = limit }), stop);
        if (logs.Count == limit)
        {
            PageLinks.After(request.HttpContext, "last_id", logs[^1].Id);
        }

        return Answer.Of(new Response(logs));
    }
}
