using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Monitoring;

/// <summary>A part of the definition of a calculated indicator; all rows of an indicator together define it.</summary>
/// <param name="IndicatorId">What is calculated.</param>
/// <param name="IndicatorComponentId">What from; it may be calculated itself, but not from the first.</param>
/// <param name="Calculation">
/// The sum of the PART_TO_BE_SUMMED; PART / WHOLE; (WHOLE_OF_DIFFERENCE - PART_OF_DIFFERENCE) / WHOLE_OF_DIFFERENCE_DENOMINATOR.
/// </param>
public sealed record CalculatedIndicatorComponent(
    [Filters] int Id,
    [Written(IsRequired = true, References = typeof(Indicator))] int IndicatorId,
    [Written(IsRequired = true, References = typeof(Indicator))] int IndicatorComponentId,
    [Written(IsRequired = true)]
    [AllowedValues(
        "PART_TO_BE_SUMMED",
        "PART",
        "WHOLE",
        "PART_OF_DIFFERENCE",
        "WHOLE_OF_DIFFERENCE",
        "WHOLE_OF_DIFFERENCE_DENOMINATOR"
    )]
        string Calculation
)
{
    public static readonly Resource Resource = Resource.Of<CalculatedIndicatorComponent>(
        "calculated_indicator_component",
        row: """{"id":1,"indicator_id":3,"indicator_component_id":2,"calculation":"PART"}""",
        insert: """{"indicator_id":3,"indicator_component_id":2,"calculation":"PART"}"""
    );
}
