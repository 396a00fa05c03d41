using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Platform.Infrastructure.Jobs;

/// <summary>
/// Wakes jobs, and those who wait for a row to end, on every node. Statements say so in their transaction:
/// <c>pg_notify('job', 'Area/Job')</c> where there is new work, <c>pg_notify('job_ended', 'Area/Job 17')</c> at the end
/// of row 17.
/// </summary>
public sealed class JobSignals
{
    /// <summary>A notification can be lost with its connection; then this is how long a waiter sleeps at most.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, ConcurrentBag<Channel<bool>>> _workers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _ends = new(StringComparer.Ordinal);

    public Subscription Work => new("job", Wake, WakeAll);

    public Subscription Ends => new("job_ended", End, EndAll);

    /// <summary>Where one worker of a job hears that there is work; what comes while it is busy is not lost.</summary>
    internal ChannelReader<bool> Worker(string job)
    {
        var channel = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        _workers.GetOrAdd(job, _ => []).Add(channel);

        return channel.Reader;
    }

    /// <summary>Returns when <paramref name="hasEnded"/> says so, or with false when <paramref name="patience"/> is over.</summary>
    public async Task<bool> WaitForEnd(
        string job,
        long id,
        Func<Task<bool>> hasEnded,
        TimeSpan patience,
        CancellationToken stop
    )
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var key = $"{job} {id}";
        while (true)
        {
            // Registered before the look, so that an end between the look and the wait is heard.
            var end = _ends.GetOrAdd(key, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
            if (await hasEnded())
            {
                _ends.TryRemove(key, out _);

                return true;
            }

            var left = patience - System.Diagnostics.Stopwatch.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                _ends.TryRemove(key, out _);

                return false;
            }

            await Task.WhenAny(end.Task, Task.Delay(left < Look ? left : Look, stop));
            stop.ThrowIfCancellationRequested();
        }
    }

    private void Wake(string job)
    {
        foreach (var worker in _workers.GetValueOrDefault(job) ?? [])
        {
            worker.Writer.TryWrite(true);
        }
    }

    private void WakeAll()
    {
        foreach (var job in _workers.Keys)
        {
            Wake(job);
        }
    }

    private void End(string row)
    {
        if (_ends.TryRemove(row, out var end))
        {
            end.TrySetResult();
        }
    }

    private void EndAll()
    {
        foreach (var row in _ends.Keys)
        {
            End(row);
        }
    }
}
