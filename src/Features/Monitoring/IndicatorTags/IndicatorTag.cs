using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Monitoring;

/// <summary>A tag that indicators may bear; tags lie in a tree.</summary>
/// <param name="TagName">Not blank.</param>
/// <param name="ParentTagId">Null: a tag at the top.</param>
public sealed record IndicatorTag(
    [Filters] int Id,
    [Written(IsRequired = true), MaxLength(255)] string TagName,
    [Written(References = typeof(IndicatorTag))] int? ParentTagId
)
{
    public static readonly Resource Resource = Resource.Of<IndicatorTag>(
        "indicator_tag",
        row: """{"id":2,"tag_name":"Missed children","parent_tag_id":1}""",
        insert: """{"tag_name":"Missed children","parent_tag_id":1}"""
    );
}
