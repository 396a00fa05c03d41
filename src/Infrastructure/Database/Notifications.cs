using Npgsql;

namespace Platform.Infrastructure.Data;

/// <summary>What a node does when another session says NOTIFY on a channel.</summary>
/// <param name="Channel">Lower-case snake_case, as in the migration's <c>pg_notify</c>.</param>
/// <param name="Received">Gets the payload.</param>
/// <param name="Reconnected">Called after the connection was lost: notifications may have been missed.</param>
public sealed record Subscription(string Channel, Action<string> Received, Action Reconnected);

/// <summary>One connection that listens for all subscriptions and is reopened when it breaks.</summary>
public sealed class Notifications(
    [FromKeyedServices(DatabaseSetup.Unpooled)] NpgsqlDataSource source, // a pooled one would stay out for ever
    IEnumerable<Subscription> subscriptions,
    ILogger<Notifications> log
) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ILookup<string, Subscription> _subscriptions = subscriptions.ToLookup(
        subscription => subscription.Channel,
        StringComparer.Ordinal
    );

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(() => pause = FirstPause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is NpgsqlException or TimeoutException or IOException)
            {
                log.LogWarning(
                    "The notification channel is down, next try in {Pause}: {Reason}",
                    pause,
                    problem.Message
                );
                await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task Listen(Action connected, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        connection.Notification += (_, notice) =>
        {
            foreach (var subscription in _subscriptions[notice.Channel])
            {
                subscription.Received(notice.Payload);
            }
        };
        await using (var listen = connection.CreateCommand())
        {
            // Channel names are constants of the house; LISTEN takes no parameters.
            listen.CommandText = string.Join(';', _subscriptions.Select(channel => $"listen {channel.Key}"));
            await listen.ExecuteNonQueryAsync(stop);
        }

        connected();
        foreach (var subscription in _subscriptions.SelectMany(channel => channel))
        {
            subscription.Reconnected();
        }

        while (true)
        {
            await connection.WaitAsync(stop);
        }
    }
}
