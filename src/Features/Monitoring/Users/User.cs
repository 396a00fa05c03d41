namespace Platform.Features.Monitoring;

/// <summary>An account of the house. Nothing about passwords.</summary>
public sealed record User(
    [Filters] long Id,
    [Filters] string Username,
    [Filters] string FirstName,
    [Filters] string LastName,
    [Filters] bool IsActive,
    [Filters] bool IsSuperuser,
    [Filters] bool IsStaff,
    [Filters] DateTime? LastLogin,
    [Filters] string Email,
    [Filters] DateTime DateJoined
)
{
    public static readonly Resource Resource = Resource.Of<User>(
        "user",
        row: """{"id":1,"username":"ann","first_name":"Ann","last_name":"Abara","is_active":true,"is_superuser":false,"is_staff":true,"last_login":null,"email":"ann@example.org","date_joined":"2014-05-20T08:30:00.000"}""",
        table: "app_user"
    );
}
