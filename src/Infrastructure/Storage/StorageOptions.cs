using System.ComponentModel.DataAnnotations;

namespace Platform.Infrastructure.Storage;

/// <summary>Section <c>Storage</c> of the settings.</summary>
public sealed class StorageOptions
{
    /// <summary>Where uploaded and exported files are kept; relative to the folder of the settings.</summary>
    [Required]
    public string Folder { get; set; } = ".data/files";

    /// <summary>With less room left the node says that it is not ready.</summary>
    [Range(1, 1_000_000)]
    public int MinFreeMegabytes { get; set; } = 200;
}
