using System.Globalization;

namespace Platform.Features.Identity;

/// <summary>The account behind a request, for the areas whose callers are accounts.</summary>
public sealed record AccountCaller(
    long AccountId,
    string Username,
    bool IsActive,
    bool IsStaff,
    bool IsSuperuser,
    bool IsServiceAccount
) : Caller, ICaller<AccountCaller>
{
    /// <summary>A superuser may do what staff may.</summary>
    public bool HasStaffRights => IsStaff || IsSuperuser;

    public override string LogName => AccountId.ToString(CultureInfo.InvariantCulture);

    public override string LimitKey => "account " + LogName;

    /// <summary>The digest of the presented token, for log-out; empty for other proofs.</summary>
    public ReadOnlyMemory<byte> TokenDigest { get; init; }
}
