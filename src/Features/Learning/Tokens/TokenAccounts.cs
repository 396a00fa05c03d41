using System.Globalization;
using Platform.Features.Identity;

namespace Platform.Features.Learning;

/// <summary>An account as tokens need it.</summary>
/// <param name="ValidFrom">Tokens that were made before count no more; null: all do.</param>
public sealed record TokenAccount(
    long AccountId,
    string Username,
    bool IsActive,
    bool IsStaff,
    bool IsSuperuser,
    bool IsServiceAccount,
    DateTime? ValidFrom
)
{
    public AccountCaller Caller { get; } = new(AccountId, Username, IsActive, IsStaff, IsSuperuser, IsServiceAccount);

    /// <summary>Whether a token was made before the password was reset.</summary>
    public bool HasEnded(ReadToken token) =>
        ValidFrom is { } from
        && (token.MadeAt is not { } madeAt || madeAt < new DateTimeOffset(from).ToUnixTimeSeconds());
}

/// <summary>
/// The accounts behind tokens, for 30 seconds in memory: what they may is theirs at the time of the request, never the
/// token's. Forgotten through LISTEN/NOTIFY on every node when they change.
/// </summary>
public sealed class TokenAccounts(Database database, TimeProvider time)
{
    private static readonly Statement Look = Statement.Named("Learning/TokenAccounts");

    private readonly CallerCache<TokenAccount> _callers = new(time);

    /// <summary>Null: there is no such account. One that is not active is found.</summary>
    public ValueTask<TokenAccount?> Find(long id, CancellationToken stop)
    {
        var key = id.ToString(CultureInfo.InvariantCulture);

        return _callers.Find(key) is { } known
            ? new(known)
            : _callers.LookUp(
                key,
                async () => (await database.OneOrNone<TokenAccount>(Look, new { account_id = id }, stop), null)
            );
    }

    public void Forget(long accountId) => _callers.Forget(caller => caller.AccountId == accountId);

    /// <inheritdoc cref="CallerCache{TCaller}.ForgetAll"/>
    public void ForgetAll() => _callers.ForgetAll();
}
