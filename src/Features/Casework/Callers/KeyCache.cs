using System.Security.Cryptography;
using System.Text;

namespace Platform.Features.Casework;

/// <summary>
/// Callers by their three keys, for a while; forgotten on every node at once, through LISTEN/NOTIFY, when an
/// organisation, a source, a user or a key changes.
/// </summary>
public sealed class KeyCache(Database database, TimeProvider time)
{
    private static readonly Statement FindCaller = Statement.Named("Casework/FindCaller");

    private readonly CallerCache<CaseworkCaller> _callers = new(time);

    /// <summary>The digest under which a key is stored.</summary>
    public static byte[] DigestOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>A fresh key: 16 random bytes as 32 lower-case hex characters.</summary>
    public static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The caller; else why there is none, by the first of the contract's checks that fails.</summary>
    public async ValueTask<(CaseworkCaller? Caller, CaseworkRefusal? Refusal)> Find(
        string org,
        string source,
        string user,
        CancellationToken stop
    )
    {
        var keys = $"{org}\n{source}\n{user}";
        if (_callers.Find(keys) is { } known)
        {
            return (known, null);
        }

        var refusal = default(CaseworkRefusal);
        var caller = await _callers.LookUp(
            keys,
            async () =>
            {
                var found = await database.One<FoundCaller>(
                    FindCaller,
                    new
                    {
                        org = DigestOf(org),
                        source = DigestOf(source),
                        user = DigestOf(user),
                    },
                    stop
                );
                refusal = found.Refused();

                return (refusal is null ? found.AsCaller() : null, null);
            }
        );

        return (caller, refusal);
    }

    /// <summary>Drops the callers of an organisation; the empty text is everybody.</summary>
    public void Forget(string org)
    {
        if (long.TryParse(org, System.Globalization.CultureInfo.InvariantCulture, out var id))
        {
            _callers.Forget(caller => caller.OrgId == id);
        }
        else
        {
            ForgetAll();
        }
    }

    /// <inheritdoc cref="CallerCache{TCaller}.ForgetAll"/>
    public void ForgetAll() => _callers.ForgetAll();
}
