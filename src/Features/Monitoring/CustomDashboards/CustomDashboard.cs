using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>A dashboard that somebody has put together.</summary>
/// <param name="Description">Empty when absent.</param>
/// <param name="Title">Unique.</param>
/// <param name="DashboardJson">What the front end stored: a JSON value, or a text that holds one; null and empty text: nothing.</param>
/// <param name="OwnedByCurrentUser">Whether the caller may change it.</param>
public sealed record CustomDashboard(
    [Filters] int Id,
    [Written(References = typeof(Office))] int? DefaultOfficeId,
    [Written(MayBeEmpty = true), MaxLength(1_000)] string Description,
    [Written(IsRequired = true), MaxLength(255)] string Title,
    [Written] JsonElement? DashboardJson,
    bool OwnedByCurrentUser,
    string OwnerUsername,
    [ServerSet(References = typeof(User))] long OwnerId
)
{
    public static readonly Resource Resource = Resource.Of<CustomDashboard>(
        "custom_dashboard",
        row: """{"id":5,"default_office_id":1,"description":"","title":"Nigeria, campaign by campaign","dashboard_json":{"charts":[{"type":"line","indicators":[21]}]},"owned_by_current_user":true,"owner_username":"ann","owner_id":1}""",
        insert: """{"title":"Nigeria, campaign by campaign","default_office_id":1,"dashboard_json":"{\"charts\":[]}"}"""
    );
}
