namespace Platform.Features.Monitoring;

/// <summary>A tag that an indicator bears.</summary>
public sealed record IndicatorToTag(
    [Filters] int Id,
    [Written(IsRequired = true, References = typeof(Indicator))] int IndicatorId,
    [Written(IsRequired = true, References = typeof(IndicatorTag))] int IndicatorTagId
)
{
    public static readonly Resource Resource = Resource.Of<IndicatorToTag>(
        "indicator_to_tag",
        row: """{"id":4,"indicator_id":21,"indicator_tag_id":2}""",
        insert: """{"indicator_id":21,"indicator_tag_id":2}"""
    );
}
