using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Monitoring;

/// <summary>Country, province, district and so on.</summary>
/// <param name="Name">Not blank, unique.</param>
public sealed record RegionType([Filters] int Id, [Written(IsRequired = true), MaxLength(255)] string Name)
{
    public static readonly Resource Resource = Resource.Of<RegionType>(
        "region_type",
        row: """{"id":1,"name":"Country"}""",
        insert: """{"name":"Ward"}"""
    );
}
