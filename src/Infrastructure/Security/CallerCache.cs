using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Platform.Infrastructure.Security;

/// <summary>
/// Callers whose credentials were looked up, for 30 seconds, by the text of the credentials: a digest for every request
/// costs more than all other checks of the caller. Only known ones are kept. Whoever changes credentials says so by
/// NOTIFY, and <see cref="Forget"/> is called on every node.
/// </summary>
public sealed class CallerCache<TCaller>(TimeProvider time)
    where TCaller : class
{
    private const int MostEntries = 10_000;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _forgotten;

    /// <summary>Null: not looked up lately.</summary>
    public TCaller? Find(ReadOnlySpan<char> credentials) =>
        _entries.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(credentials, out var entry)
        && time.GetUtcNow() < entry.Until
            ? entry.Caller
            : null;

    /// <summary>Looks up, and keeps what was found until its own end at most.</summary>
    public async ValueTask<TCaller?> LookUp(
        string credentials,
        Func<Task<(TCaller? Caller, DateTimeOffset? ExpiresAt)>> lookup
    )
    {
        var now = time.GetUtcNow();
        var generation = Interlocked.Read(ref _forgotten);
        var (caller, expiresAt) = await lookup();
        if (caller is null || expiresAt <= now)
        {
            _entries.TryRemove(credentials, out _);

            return null;
        }

        if (_entries.Count >= MostEntries)
        {
            _entries.Clear();
        }

        // What was read before a change arrived must not be kept after it.
        if (generation == Interlocked.Read(ref _forgotten))
        {
            _entries[credentials] = new Entry(caller, expiresAt < now + Life ? expiresAt.Value : now + Life);
        }

        return caller;
    }

    /// <summary>Drops those of which <paramref name="isChanged"/> says so.</summary>
    public void Forget(Func<TCaller, bool> isChanged)
    {
        Interlocked.Increment(ref _forgotten);
        foreach (var (key, entry) in _entries)
        {
            if (isChanged(entry.Caller))
            {
                _entries.TryRemove(key, out _);
            }
        }
    }

    /// <summary>Drops everything: after the notification channel was down.</summary>
    public void ForgetAll()
    {
        Interlocked.Increment(ref _forgotten);
        _entries.Clear();
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(TCaller Caller, DateTimeOffset Until);
}
