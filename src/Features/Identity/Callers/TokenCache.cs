using System.Security.Cryptography;
using System.Text;

namespace Platform.Features.Identity;

/// <summary>An account and the end of its token's life, as stored.</summary>
public sealed record StoredToken(AccountCaller Caller, DateTimeOffset? ExpiresAt);

/// <summary>Looks a token's SHA-256 digest up; null when it is unknown or expired. Implemented by the identity area.</summary>
public delegate Task<StoredToken?> TokenLookup(byte[] digest, CancellationToken stop);

/// <summary>
/// Tokens already looked up. <see cref="Forget"/> and <see cref="ForgetAll"/> are called through LISTEN/NOTIFY, so a
/// log-out or a changed role counts on every node at once.
/// </summary>
public sealed class TokenCache(TokenLookup lookup, TimeProvider time)
{
    private readonly CallerCache<AccountCaller> _callers = new(time);

    /// <summary>The digest under which a token is stored.</summary>
    public static byte[] DigestOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>A fresh token: 32 random bytes as 64 lower-case hex characters.</summary>
    public static string NewToken() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>Done at once for a token that was looked up before.</summary>
    public ValueTask<AccountCaller?> Find(ReadOnlySpan<char> token, CancellationToken stop) =>
        _callers.Find(token) is { } caller ? new(caller) : LookUp(token.ToString(), stop);

    private ValueTask<AccountCaller?> LookUp(string token, CancellationToken stop) =>
        _callers.LookUp(
            token,
            async () =>
            {
                var digest = DigestOf(token);
                var stored = await lookup(digest, stop);

                return (stored is null ? null : stored.Caller with { TokenDigest = digest }, stored?.ExpiresAt);
            }
        );

    /// <summary>Drops all tokens of an account.</summary>
    public void Forget(long accountId) => _callers.Forget(caller => caller.AccountId == accountId);

    /// <inheritdoc cref="CallerCache{TCaller}.ForgetAll"/>
    public void ForgetAll() => _callers.ForgetAll();
}
