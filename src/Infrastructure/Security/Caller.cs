using System.Security.Claims;

namespace Platform.Infrastructure.Security;

/// <summary>The account behind a request. A handler asks for it by parameter; null where none is needed.</summary>
public sealed record Caller(
    long AccountId,
    string Username,
    bool IsActive,
    bool IsStaff,
    bool IsSuperuser,
    bool IsServiceAccount
)
{
    /// <summary>Ends up in the request log and the trace.</summary>
    public string LogName => AccountId.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static ValueTask<Caller?> BindAsync(HttpContext context) => new((context.User as CallerPrincipal)?.Caller);
}

/// <summary>The principal of a caller, made once per cached token.</summary>
public sealed class CallerPrincipal(Caller caller, string scheme)
    : ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, caller.LogName)], scheme))
{
    public Caller Caller { get; } = caller;

    /// <summary>The digest of the presented token, for log-out; empty for other proofs.</summary>
    public ReadOnlyMemory<byte> TokenDigest { get; init; }
}

/// <summary>What was wrong with the credentials; each area words it.</summary>
public enum CredentialProblem
{
    None,
    Missing,
    TokenEmpty,
    TokenHasSpaces,
    TokenUnknown,
    BasicEmpty,
    PasswordWrong,
}
