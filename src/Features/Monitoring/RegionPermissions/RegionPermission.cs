using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Monitoring;

/// <summary>A grant: an account may read or write a region and everything below it.</summary>
/// <param name="ReadWrite">r unless told otherwise; w lets read as well.</param>
public sealed record RegionPermission(
    [Filters] int Id,
    [Written, AllowedValues("r", "w")] string ReadWrite,
    [Written(IsRequired = true, References = typeof(User))] long UserId,
    [Written(IsRequired = true, References = typeof(Region))] int RegionId
)
{
    public static readonly Resource Resource = Resource.Of<RegionPermission>(
        "region_permission",
        row: """{"id":344,"read_write":"r","user_id":1,"region_id":12910}""",
        insert: """{"user_id":1,"region_id":12910}"""
    );
}
