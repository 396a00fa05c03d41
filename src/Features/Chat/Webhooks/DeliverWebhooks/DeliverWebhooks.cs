using Platform.Infrastructure.Jobs;

namespace Platform.Features.Chat;

/// <summary>
/// Sends what happened to the webhooks of the apps, several at once and only a few to each. What fails is tried again over a
/// day, then it is dead and stays in the log.
/// </summary>
public sealed class DeliverWebhooks : IJob
{
    private static readonly Statement Claim = Statement.Of<DeliverWebhooks>(nameof(Claim));
    private static readonly Statement Written = Statement.Of<DeliverWebhooks>("Note");

    private readonly OutboxSender<WebhookDelivery, WebhookAttempt> _outbox;
    private readonly ChatOptions _options;
    private readonly WebhookClient _client;
    private readonly JobOptions _jobs;
    private readonly TimeProvider _time;

    public DeliverWebhooks(WebhookClient client, ChatOptions options, JobOptions jobs, TimeProvider time)
    {
        (_client, _options, _jobs, _time) = (client, options, jobs, time);
        _outbox = new(Claim, new { comment_type = options.Webhook.EventType }, Send, Note);
    }

    public string Name => "Chat/DeliverWebhooks";

    public TimeSpan Every => TimeSpan.FromSeconds(2);

    /// <summary>As long as there is something to send; each attempt has a time of its own.</summary>
    public TimeSpan Timeout => System.Threading.Timeout.InfiniteTimeSpan;

    public Statement Counts { get; } = Statement.Of<DeliverWebhooks>(nameof(Counts));

    public Task<int> RunOnce(Database database, DateTimeOffset now, CancellationToken stop) =>
        _outbox.Run(
            database,
            _time,
            TimeSpan.FromSeconds(_options.Webhook.TimeoutSeconds + _jobs.LeaseSeconds), // never while it may still be sent
            stop
        );

    private async Task<WebhookAttempt> Send(WebhookDelivery delivery, CancellationToken stop)
    {
        var answer = await _client.Send(delivery, _time.GetUtcNow(), stop);
        var now = _time.GetUtcNow();
        if (answer.IsSuccess)
        {
            return new WebhookAttempt(delivery.Id, delivery.Attempts, "delivered", now, answer);
        }

        if (answer.IsStopped)
        {
            return new WebhookAttempt(delivery.Id, delivery.Attempts, "pending", now, answer);
        }

        return answer.IsFinal || _options.Webhook.PauseAfter(delivery.Attempts) is not { } pause
            ? new WebhookAttempt(delivery.Id, delivery.Attempts, "dead", now, answer)
            : new WebhookAttempt(
                delivery.Id,
                delivery.Attempts,
                "pending",
                now + (answer.RetryAfter > pause ? answer.RetryAfter.Value : pause),
                answer
            );
    }

    private Task Note(Database database, IReadOnlyList<WebhookAttempt> attempts) =>
        database.Execute(
            Written,
            new
            {
                ids = attempts.Select(one => one.Id).ToArray(),
                attempts = attempts.Select(one => one.Attempts).ToArray(),
                statuses = attempts.Select(one => one.Status).ToArray(),
                run_ats = attempts.Select(one => one.RunAt).ToArray(),
                last_statuses = attempts.Select(one => one.Answer.Status).ToArray(),
                last_errors = attempts.Select(one => one.Answer.Error).ToArray(),
                last_responses = attempts.Select(one => one.Answer.Body).ToArray(),
                now = _time.GetUtcNow(),
            },
            CancellationToken.None // what was sent is written down, also when the node stops
        );
}

/// <summary>How an attempt ended, and when the next one is due.</summary>
public sealed record WebhookAttempt(long Id, int Attempts, string Status, DateTimeOffset RunAt, WebhookAnswer Answer)
    : ISent
{
    public bool IsDelivered => Answer.IsSuccess;
}
