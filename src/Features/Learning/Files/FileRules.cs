using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.StaticFiles;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Learning;

/// <summary>A file that may be kept: by the end of its name.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class AttachedAttribute : ValidationAttribute
{
    private static readonly string[] Allowed =
    [
        "png",
        "jpg",
        "jpeg",
        "gif",
        "webp",
        "pdf",
        "doc",
        "docx",
        "ppt",
        "pptx",
        "xls",
        "xlsx",
        "odt",
        "odp",
        "ods",
        "txt",
        "csv",
        "zip",
        "mp3",
        "mp4",
    ];

    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>The media types that files are served as, which follow from their names.</summary>
    internal static IReadOnlyList<string> MediaTypes { get; } =
    [.. Allowed.Select(extension => TypeOf($".{extension}")).Distinct(StringComparer.Ordinal)];

    protected virtual IReadOnlyList<string> Extensions => Allowed;

    /// <summary>What a file of this name is served as.</summary>
    internal static string TypeOf(string name) =>
        Types.TryGetContentType(name, out var type) ? type : "application/octet-stream";

    /// <summary>The words are those of the file that was looked at.</summary>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var file = (UploadedFile)value!;
        var extension = Path.GetExtension(file.FileName).TrimStart('.').ToLowerInvariant();

        return !Extensions.Contains(extension) ? new($"File extension \"{extension}\" is not allowed.")
            : Complaint(file.Content!) is { } complaint ? new(complaint)
            : ValidationResult.Success;
    }

    protected virtual string? Complaint(SpooledFile content) => null;
}

/// <summary>A picture: of one of the five endings, and really one, by its first bytes.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ImageAttribute : AttachedAttribute
{
    /// <summary>Pictures of more pixels are meant to exhaust whoever shows them.</summary>
    private const long MostPixels = 178_956_970;

    private const string NoImage =
        "Upload a valid image. The file you uploaded was either not an image or a corrupted image.";

    private static readonly string[] Pictures = ["png", "jpg", "jpeg", "gif", "webp"];

    protected override IReadOnlyList<string> Extensions => Pictures;

    protected override string? Complaint(SpooledFile content)
    {
        using var image = File.OpenRead(content.Path);

        return ImageHeader.Read(image) is { Pixels: <= MostPixels } ? null : NoImage;
    }
}
