using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Learning;

/// <summary>A percentage has at most two digits behind the point.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TwoPlacesAttribute() : ValidationAttribute("Ensure that there are no more than 2 decimal places.")
{
    public override bool IsValid(object? value) => value is double number && Math.Round(number, 2).Equals(number);
}
