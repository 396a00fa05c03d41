using Platform.Infrastructure.Storage;

namespace Platform.Features.Learning;

/// <summary>A picture to print on: PNG or JPEG, and one that really can be printed.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BackgroundAttribute : AttachedAttribute
{
    private const string NoImage =
        "Upload a valid image. The file you uploaded was either not an image or a corrupted image.";

    private static readonly string[] Printed = ["png", "jpg", "jpeg"];

    protected override IReadOnlyList<string> Extensions => Printed;

    protected override string? Complaint(SpooledFile content)
    {
        using var image = File.OpenRead(content.Path);

        return CertificatePage.CanPrint(image) ? null : NoImage;
    }
}
