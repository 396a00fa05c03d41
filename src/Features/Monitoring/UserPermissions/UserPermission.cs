using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Monitoring;

/// <summary>A functional permission of an account.</summary>
/// <param name="AuthCode">upload_csv, data_entry_form, manage_system, or what a front end asks for.</param>
public sealed record UserPermission(
    [Filters] int Id,
    [Written(IsRequired = true, References = typeof(User))] long UserId,
    [Written(IsRequired = true), MaxLength(255)] string AuthCode
)
{
    public static readonly Resource Resource = Resource.Of<UserPermission>(
        "user_permission",
        row: """{"id":9,"user_id":1,"auth_code":"upload_csv"}""",
        insert: """{"user_id":1,"auth_code":"upload_csv"}"""
    );
}
