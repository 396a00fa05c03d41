using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Monitoring;

/// <summary>An office that owns regions and campaigns.</summary>
/// <param name="Name">Not blank.</param>
public sealed record Office(
    [Filters] int Id,
    [Written(IsRequired = true), MaxLength(255)] string Name,
    string ResourceUri,
    [ServerSet] DateTime CreatedAt
)
{
    public static readonly Resource Resource = Resource.Of<Office>(
        "office",
        row: """{"id":1,"name":"Nigeria","resource_uri":"/api/v2/office/1/","created_at":"2014-05-20T08:30:00.000"}""",
        insert: """{"name":"somalia"}"""
    );
}
