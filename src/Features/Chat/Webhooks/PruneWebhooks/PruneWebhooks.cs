using Platform.Infrastructure.Jobs;

namespace Platform.Features.Chat;

/// <summary>
/// Takes away what the log keeps no longer, and what belongs to deleted webhooks, a few thousand rows at a time. Two nodes
/// at once change nothing.
/// </summary>
public sealed class PruneWebhooks(ChatOptions options) : IJob
{
    private const int AtATime = 2_000;

    private static readonly Statement[] Steps =
    [
        Statement.Of<PruneWebhooks>("Finished"),
        Statement.Of<PruneWebhooks>("Deleted"),
        Statement.Of<PruneWebhooks>("Endpoints"),
        Statement.Of<PruneWebhooks>("Events"),
    ];

    public string Name => "Chat/PruneWebhooks";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task<int> RunOnce(Database database, DateTimeOffset now, CancellationToken stop)
    {
        var done = 0L;
        foreach (var step in Steps)
        {
            done += await database.One<long>(
                step,
                new
                {
                    delivered_before = now - TimeSpan.FromDays(options.Webhook.KeepDays),
                    dead_before = now - TimeSpan.FromDays(options.Webhook.KeepDeadDays),
                    limit = AtATime,
                },
                stop
            );
        }

        return (int)done;
    }
}
