using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Monitoring;

/// <summary>A region of the tree.</summary>
/// <param name="Name">Unique within office and type.</param>
/// <param name="Slug">Unique; made from the name when absent.</param>
/// <param name="RegionCode">Unique.</param>
/// <param name="Office">A reference, written as uri_format says.</param>
/// <param name="ParentRegion">A reference; it may name a region that the caller cannot see.</param>
/// <param name="ParentRegionId">Null: a root. Neither the region itself nor one below it.</param>
/// <param name="SourceId">1, data entry, when absent.</param>
/// <param name="Lvl">Distance to the nearest granted region above or itself.</param>
/// <param name="HasChildren">Whether there is any region below.</param>
public sealed record Region(
    [Filters] int Id,
    [Written(IsRequired = true), MaxLength(255)] string Name,
    [Written, MaxLength(255)] string Slug,
    [Written(IsRequired = true), MaxLength(255)] string RegionCode,
    [Written, Range(-90, 90)] double? Latitude,
    [Written, Range(-180, 180)] double? Longitude,
    [Filters("region_type.name", Id = "region.region_type_id", References = typeof(RegionType))] string RegionType,
    [Written(IsRequired = true, References = typeof(RegionType))] int RegionTypeId,
    [Written, MaxLength(255)] string? ShapeFilePath,
    [Reference] int Office,
    [Written(IsRequired = true, References = typeof(Office))] int OfficeId,
    [Reference] int? ParentRegion,
    [Written(References = typeof(Region))] int? ParentRegionId,
    [Written(References = typeof(Source))] int SourceId,
    int Lvl,
    bool HasChildren,
    string ResourceUri,
    [ServerSet] DateTime CreatedAt
)
{
    public static readonly Resource Resource = Resource.Of<Region>(
        "region",
        row: """{"id":12907,"name":"Nigeria","slug":"nigeria","region_code":"NG","latitude":9.08,"longitude":8.67,"region_type":"Country","region_type_id":1,"shape_file_path":null,"office":1,"office_id":1,"parent_region":null,"parent_region_id":null,"source_id":1,"lvl":0,"has_children":true,"resource_uri":"/api/v2/region/12907/","created_at":"2014-05-20T08:30:00.000"}""",
        insert: """{"name":"fake_place","office_id":"2","parent_region_id":"12908","region_code":"fake_code","region_type_id":"1","source_id":"1"}""",
        rows: "monitoring.readable_region(:caller_id::bigint) as region"
    );
}
