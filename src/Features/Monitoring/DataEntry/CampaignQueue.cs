namespace Platform.Features.Monitoring;

/// <summary>
/// Where those wait who find the values of a campaign locked, by a refresh or by somebody on another node: in memory, not
/// with a connection that others need. Of those who wait for one campaign the first tries again and again, the others
/// after it.
/// </summary>
public sealed class CampaignQueue(DatabaseOptions options)
{
    /// <summary>For one campaign; whoever comes then is told at once.</summary>
    private const int MostWaiting = 100;

    /// <summary>A person who types waits no longer, whatever others may.</summary>
    private const int MostSeconds = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<int, Line> _lines = [];

    private sealed class Line
    {
        public SemaphoreSlim First { get; } = new(1);
        public int Waiting { get; set; }
    }

    /// <summary>Tries to write into a campaign, for some seconds.</summary>
    /// <returns>The last outcome: busy, if the campaign was locked all the time.</returns>
    public async Task<T> Enter<T>(int campaignId, Func<Task<T>> enter, Func<T, bool> isBusy, CancellationToken stop)
    {
        var outcome = await enter();
        if (!isBusy(outcome) || Join(campaignId) is not { } line)
        {
            return outcome;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(Math.Min(options.LockTimeoutSeconds, MostSeconds)));
        try
        {
            await line.First.WaitAsync(patience.Token);
            try
            {
                for (
                    var pause = FirstPause;
                    isBusy(outcome);
                    pause = pause * 2 < LongestPause ? pause * 2 : LongestPause
                )
                {
                    await Task.Delay(pause, patience.Token);
                    outcome = await enter(); // not cut short by the patience: what is written is told
                }
            }
            finally
            {
                line.First.Release();
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The patience is over.
        }
        finally
        {
            Leave(campaignId, line);
        }

        return outcome;
    }

    private Line? Join(int campaignId)
    {
        lock (_lines)
        {
            if (!_lines.TryGetValue(campaignId, out var line))
            {
                _lines[campaignId] = line = new Line();
            }

            if (line.Waiting == MostWaiting)
            {
                return null;
            }

            line.Waiting++;

            return line;
        }
    }

    private void Leave(int campaignId, Line line)
    {
        lock (_lines)
        {
            if (--line.Waiting == 0)
            {
                _lines.Remove(campaignId);
            }
        }
    }
}
