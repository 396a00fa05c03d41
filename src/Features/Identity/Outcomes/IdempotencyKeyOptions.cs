using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Identity;

/// <summary>Section <c>IdempotencyKeys</c> of the settings: what may be kept for one caller at a time.</summary>
public sealed class IdempotencyKeyOptions
{
    /// <summary>How many answers.</summary>
    [Range(1, int.MaxValue)]
    public int MaxAnswers { get; set; } = 100_000;

    /// <summary>Of their bodies together; the longest that is kept has 16.</summary>
    [Range(16, int.MaxValue)]
    public int MaxMegabytes { get; set; } = 256;
}
