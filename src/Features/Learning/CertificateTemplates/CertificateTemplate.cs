using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Learning;

/// <summary>How certificates look (an addition).</summary>
/// <param name="Name">For staff to choose it by.</param>
/// <param name="Title">Stands at the top of the page.</param>
/// <param name="Body">
/// The text, in which <c>{full_name} {title} {date} {result} {points} {number}</c> are replaced.
/// </param>
/// <param name="Background">Address of the picture behind it, or null.</param>
/// <param name="Orientation">Of the page.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Updated">When it was last written.</param>
public sealed record CertificateTemplate(
    long Id,
    [Filters, Orders, Searches] string Name,
    [Filters, Orders, Searches] string Title,
    [Searches] string Body,
    string? Background,
    [Filters, Orders] string Orientation,
    [Filters, Orders] DateTime Created,
    [Filters, Orders] DateTime Updated
)
{
    public const string Example = """
        {
          "id": 1, "name": "Conferences", "title": "Сертифікат", "body": "{full_name}\n{title}\n{date}", "background": null,
          "orientation": "landscape", "created": "2020-08-07T03:10:24.258973", "updated": "2020-08-07T03:10:24.259024"
        }
        """;

    public const string Write =
        """{"name":"Conferences","title":"Сертифікат","body":"{full_name}\n{title}\n{date}","orientation":"landscape"}""";

    public const string Landscape = "landscape";
    public const string Portrait = "portrait";
}

/// <summary>A certificate template as staff write it.</summary>
/// <param name="Name">For staff to choose it by.</param>
/// <param name="Title">Stands at the top of the page.</param>
/// <param name="Body">The text, with placeholders.</param>
/// <param name="Orientation">Of the page.</param>
/// <param name="Background">A PNG or JPEG picture, which fills the page behind the text.</param>
public sealed record CertificateTemplateRequest(
    [MaxLength(255)] string Name,
    [MaxLength(255)] string Title,
    [MaxLength(100_000)] string Body,
    [AllowedValues(CertificateTemplate.Landscape, CertificateTemplate.Portrait)]
        string Orientation = CertificateTemplate.Landscape,
    [MaxLength(100)] [Background] UploadedFile? Background = null
);
