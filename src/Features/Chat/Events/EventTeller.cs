using System.Threading.Channels;

namespace Platform.Features.Chat;

/// <summary>
/// Wakes the streams and the webhooks of all nodes when something was posted: after the commit, and once for whatever
/// was posted meanwhile. A notification inside the posting transactions would let them commit only one after the other.
/// Where it is lost with its node, streams and webhooks look by themselves within seconds.
/// </summary>
public sealed class EventTeller(
    [FromKeyedServices(DatabaseSetup.Jobs)] Database database, // not one of the connections for which posts queue
    Database requests,
    ILogger<EventTeller> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly Statement Wake = Statement.Named("Chat/EventTeller.Wake");

    private readonly Channel<bool> _posted = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>A comment is committed, or will be with the rest of its request.</summary>
    public void Tell()
    {
        if (requests.Request is { } request)
        {
            request.After(Wakes);
        }
        else
        {
            Wakes();
        }
    }

    private void Wakes() => _posted.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _posted.Reader.WaitToReadAsync(stoppingToken))
            {
                _posted.Reader.TryRead(out _); // before it is told: what is posted while it is, is told next
                try
                {
                    await database.Execute(Wake, null, stoppingToken);
                }
                catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
                {
                    log.LogWarning(problem, "Nobody is told of new comments for a moment");
                    Tell();
                    await Task.Delay(Pause, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }
}
