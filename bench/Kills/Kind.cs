using System.Collections.Concurrent;

namespace Platform.Bench.Kills;

/// <summary>A kind of write, and what became of each one.</summary>
/// <param name="name">Area and write, as the table and the file that finds it again have it: <c>Chat.Comment</c>.</param>
/// <param name="parts">How many rows one leaves: all of them, or it was written by halves.</param>
/// <param name="isJob">Whether it is whole only when a job is done with it.</param>
internal sealed class Kind(string name, int parts, bool isJob = false)
{
    private readonly ConcurrentDictionary<long, bool> _writes = [];
    private long _requests;
    private long _failures;
    private volatile Recovery? _recovery;

    public string Name => name;

    public int Parts => parts;

    public bool IsJob => isJob;

    /// <summary>More than there are writes: what nobody answered is sent again where the contract says that it may be.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Requests that were answered nothing, or "not now".</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>The numbers of those that were sent, and whether a success was answered.</summary>
    public IReadOnlyDictionary<long, bool> Writes => _writes;

    public void Sends(long number)
    {
        Interlocked.Increment(ref _requests);
        _writes.TryAdd(number, false);
    }

    public void Fails() => Interlocked.Increment(ref _failures);

    /// <param name="number">Of the write.</param>
    /// <param name="sentAt">By the clock of <see cref="System.Diagnostics.Stopwatch"/>.</param>
    public void Acknowledges(long number, long sentAt)
    {
        _writes[number] = true;
        _recovery?.Wrote(this, sentAt);
    }

    /// <summary>From now on the first success is told.</summary>
    public void Tells(Recovery recovery) => _recovery = recovery;
}
