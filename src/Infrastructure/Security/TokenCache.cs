using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Infrastructure.Security;

/// <summary>An account and the end of its token's life, as stored.</summary>
public sealed record StoredToken(Caller Caller, DateTimeOffset? ExpiresAt);

/// <summary>Looks a token's SHA-256 digest up; null when it is unknown or expired. Implemented by the identity area.</summary>
public delegate Task<StoredToken?> TokenLookup(byte[] digest, CancellationToken stop);

/// <summary>
/// Tokens already looked up, for 30 seconds. Only known tokens are kept, by their text: a digest for every request
/// costs more than all other checks of the caller. <see cref="Forget"/> and
/// <see cref="ForgetAll"/> are called through LISTEN/NOTIFY, so a log-out or a changed role counts on every node at once.
/// </summary>
public sealed class TokenCache(TokenLookup lookup, TimeProvider time)
{
    private const int MostEntries = 10_000;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _forgotten;

    /// <summary>The digest under which a token is stored.</summary>
    public static byte[] DigestOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>A fresh token: 32 random bytes as 64 lower-case hex characters.</summary>
    public static string NewToken() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>Done at once for a token that was looked up before.</summary>
    public ValueTask<CallerPrincipal?> Find(ReadOnlySpan<char> token, CancellationToken stop) =>
        _entries.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out var entry)
        && time.GetUtcNow() < entry.Until
            ? new(entry.Principal)
            : LookUp(token.ToString(), stop);

    private async ValueTask<CallerPrincipal?> LookUp(string token, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var digest = DigestOf(token);
        var generation = Interlocked.Read(ref _forgotten);
        var stored = await lookup(digest, stop);
        if (stored is null || stored.ExpiresAt <= now)
        {
            _entries.TryRemove(token, out _);

            return null;
        }

        var principal = new CallerPrincipal(stored.Caller, TokenScheme.Name) { TokenDigest = digest };
        var until = stored.ExpiresAt < now + Life ? stored.ExpiresAt.Value : now + Life;
        if (_entries.Count >= MostEntries)
        {
            _entries.Clear();
        }

        // What was read before a log-out arrived must not be kept after it.
        if (generation == Interlocked.Read(ref _forgotten))
        {
            _entries[token] = new Entry(principal, until);
        }

        return principal;
    }

    /// <summary>Drops all tokens of an account.</summary>
    public void Forget(long accountId)
    {
        Interlocked.Increment(ref _forgotten);
        foreach (var (key, entry) in _entries)
        {
            if (entry.Principal.Caller.AccountId == accountId)
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
    private readonly record struct Entry(CallerPrincipal Principal, DateTimeOffset Until);
}
