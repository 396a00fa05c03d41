using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Monitoring;

/// <summary>Section <c>Documents</c> of the settings.</summary>
public sealed class DocumentOptions
{
    /// <summary>Larger files get 413.</summary>
    [Range(1, 1024 * 1024 * 1024)]
    public long MaxBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>A file with more filled cells is refused.</summary>
    [Range(1, 100_000_000)]
    public long MaxCells { get; set; } = 2_000_000;

    /// <summary>How long a request waits for its job before it answers 202.</summary>
    [Range(0, 3600)]
    public int AnswerWithinSeconds { get; set; } = 20;
}
