using System.ComponentModel.DataAnnotations;

namespace Platform.Infrastructure.Storage;

/// <summary>Section <c>Storage</c> of the settings.</summary>
public sealed class StorageOptions : IValidatableObject
{
    /// <summary>Where uploaded and exported files are kept; relative to the folder of the settings.</summary>
    [Required]
    public string Folder { get; set; } = ".data/files";

    /// <summary>With less room left the node says that it is not ready.</summary>
    [Range(1, 1_000_000)]
    public int MinFreeMegabytes { get; set; } = 200;

    /// <summary>Keeps files in this bucket instead; the folder then holds only what is on its way.</summary>
    public string? S3Bucket { get; set; }

    /// <summary>A server other than Amazon's, <c>https://files.example.com</c>.</summary>
    public string? S3Endpoint { get; set; }

    public string S3Region { get; set; } = "us-east-1";

    public string? S3AccessKey { get; set; }

    public string? S3SecretKey { get; set; }

    /// <summary>The bucket in the path instead of the host name, as servers other than Amazon's want it.</summary>
    public bool S3PathStyle { get; set; }

    /// <summary>How long the server may take for each of two attempts, a whole file being sent to it included.</summary>
    [Range(1, 3600)]
    public int S3TimeoutSeconds { get; set; } = 60;

    public bool UsesS3 => S3Bucket is { Length: > 0 };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (UsesS3 && (string.IsNullOrEmpty(S3AccessKey) || string.IsNullOrEmpty(S3SecretKey)))
        {
            yield return new ValidationResult("is needed with S3Bucket", [nameof(S3AccessKey), nameof(S3SecretKey)]);
        }

        if (S3Endpoint is { Length: > 0 } && !Uri.TryCreate(S3Endpoint, UriKind.Absolute, out _))
        {
            yield return new ValidationResult($"'{S3Endpoint}' is no address", [nameof(S3Endpoint)]);
        }
    }
}
