using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Monitoring;

/// <summary>A range of values of an indicator, with a word for those within.</summary>
/// <param name="MnVal">Null: no lower end.</param>
/// <param name="MxVal">Null: no upper end; not below the lower one.</param>
/// <param name="BoundName">What values in the range are: bad, ok, good.</param>
/// <param name="Direction">1 when absent; kept for the front end.</param>
public sealed record IndicatorBound(
    [Filters] int Id,
    [Written(IsRequired = true, References = typeof(Indicator))] int IndicatorId,
    [Written] double? MnVal,
    [Written] double? MxVal,
    [Written(IsRequired = true), MaxLength(255)] string BoundName,
    [Written] int Direction
)
{
    public static readonly Resource Resource = Resource.Of<IndicatorBound>(
        "indicator_bound",
        row: """{"id":1,"indicator_id":21,"mn_val":0.2,"mx_val":1,"bound_name":"bad","direction":1}""",
        insert: """{"indicator_id":21,"mn_val":0.2,"bound_name":"bad"}"""
    );
}
