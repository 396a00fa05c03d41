using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>The outline of a region, for maps.</summary>
/// <param name="Id">The region's.</param>
/// <param name="RegionId">A region has one polygon.</param>
/// <param name="Geometry">
/// A GeoJSON Polygon or MultiPolygon of at most 256 KiB, as JSON or as a text that holds it: longitude before latitude, in
/// degrees, and each ring ends where it begins.
/// </param>
/// <param name="ShapeLen">Length of the outline, in whatever unit the one who sends it measures; nothing here uses it.</param>
/// <param name="ShapeArea">Area, likewise.</param>
public sealed record RegionPolygon(
    [Filters("region_polygon.region_id")] int Id,
    [Written(IsRequired = true, References = typeof(Region))] int RegionId,
    [Written(IsRequired = true)] JsonElement Geometry,
    [Written] double? ShapeLen,
    [Written] double? ShapeArea
)
{
    public static readonly Resource Resource = Resource.Of<RegionPolygon>(
        "region_polygon",
        row: """{"id":23,"region_id":23,"geometry":{"type":"Polygon","coordinates":[[[7.1,9.2],[7.4,9.2],[7.4,9.5],[7.1,9.2]]]},"shape_len":null,"shape_area":null}""",
        insert: """{"region_id":23,"geometry":{"type":"Polygon","coordinates":[[[7.1,9.2],[7.4,9.2],[7.4,9.5],[7.1,9.2]]]}}"""
    );
}
