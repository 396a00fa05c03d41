using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Platform.Features.Monitoring;

/// <summary>What is measured, with the bounds of good and bad values, and tags.</summary>
/// <param name="Name">Unique.</param>
/// <param name="ShortName">Unique.</param>
/// <param name="Slug">Unique; made from the name when absent.</param>
/// <param name="Description">May be empty.</param>
/// <param name="BoundJson">By id; empty when there are none.</param>
/// <param name="TagJson">Ids of tags, ascending.</param>
/// <param name="IsReported">True when absent.</param>
/// <param name="Aggregation">sum unless told otherwise: how values of regions make the value of the one above.</param>
public sealed record Indicator(
    [Filters] int Id,
    [Written(IsRequired = true), MaxLength(255)] string Name,
    [Written(IsRequired = true), MaxLength(255)] string ShortName,
    [Written, MaxLength(255)] string Slug,
    [Written(IsRequired = true, MayBeEmpty = true)] string Description,
    [Filters("source.source_name")] string SourceName,
    IndicatorBound[] BoundJson,
    int[] TagJson,
    [Written] bool IsReported,
    [property: JsonIgnore] [Written(IsRequired = true, References = typeof(Source))] int SourceId,
    [property: JsonIgnore] [Written, AllowedValues("sum", "none", "mean")] string Aggregation,
    [property: JsonIgnore] [ServerSet] DateTime CreatedAt
)
{
    public static readonly Resource Resource = Resource.Of<Indicator>(
        "indicator",
        row: """{"id":21,"name":"Number of all missed children","short_name":"All missed children","slug":"number-of-all-missed-children","description":"","source_name":"data entry","bound_json":[{"id":1,"indicator_id":21,"mn_val":0.2,"mx_val":1,"bound_name":"Bad","direction":1}],"tag_json":[2],"is_reported":true}""",
        insert: """{"description":"fake description","is_reported":"0","name":"fake indicator name","short_name":"fake short name","slug":"fake_indicator","source_id":"1"}"""
    );
}
