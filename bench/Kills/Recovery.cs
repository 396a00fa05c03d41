using System.Collections.Concurrent;
using System.Diagnostics;

namespace Platform.Bench.Kills;

/// <summary>How long after a kill the first write that was sent after it succeeds: of any kind, and of each.</summary>
internal sealed class Recovery
{
    private readonly long _killedAt = Stopwatch.GetTimestamp();
    private readonly ConcurrentDictionary<Kind, TimeSpan> _first = [];
    private readonly int _kinds;

    public Recovery(IReadOnlyCollection<Kind> kinds)
    {
        _kinds = kinds.Count;
        foreach (var kind in kinds)
        {
            kind.Tells(this);
        }
    }

    public bool IsComplete => _first.Count == _kinds;

    public double First => _first.Values.Min().TotalSeconds;

    public double All => _first.Values.Max().TotalSeconds;

    /// <summary>Kinds that nothing was written of yet.</summary>
    public string Waiting(IEnumerable<Kind> kinds) =>
        string.Join(", ", kinds.Where(kind => !_first.ContainsKey(kind)).Select(kind => kind.Name));

    public void Wrote(Kind kind, long sentAt)
    {
        if (sentAt > _killedAt)
        {
            _first.TryAdd(kind, Stopwatch.GetElapsedTime(_killedAt));
        }
    }
}
