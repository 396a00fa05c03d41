namespace Platform.Features.Sync;

/// <summary>An account as its owner sees it: the contract's user object, the same in every answer.</summary>
public sealed record OwnAccount(
    long Id,
    string Username,
    string Email,
    string FirstName,
    string LastName,
    bool IsActive,
    DateTime DateJoined
)
{
    /// <summary>From the contract, for the OpenAPI document.</summary>
    public const string Example = """
        {"id":1,"username":"sync-bot","email":"","first_name":"","last_name":"","is_active":true,"date_joined":"2026-11-22T10:41:50.331916Z"}
        """;
}
