using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Learning;

/// <param name="Name">What a doctor of it is called.</param>
/// <param name="SecondaryName">What the field is called.</param>
/// <param name="Banner">Address of its picture, or null.</param>
/// <param name="Main">Whether it stands on the main page.</param>
/// <param name="MainOnCategoriesPage">Whether it stands first on the page of categories.</param>
/// <param name="SortId">Its place in lists.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Updated">When it was last written.</param>
public sealed record Specialization(
    long Id,
    [Orders, Searches] string Name,
    [Orders, Searches] string SecondaryName,
    string? Banner,
    [Filters, Orders] bool Main,
    [Filters, Orders] bool MainOnCategoriesPage,
    [Filters, Orders] int SortId,
    [Filters, Orders] DateTime Created,
    [Filters, Orders] DateTime Updated
)
{
    public const string Example = """
        {
          "id": 1, "name": "Хирург", "secondary_name": "Хирургия", "banner": null, "main": false,
          "main_on_categories_page": false, "sort_id": 1, "created": "2020-08-07T03:10:24.258973",
          "updated": "2020-08-07T03:10:24.259024"
        }
        """;

    public const string Write = """{"name":"Хирург","secondary_name":"Хирургия","sort_id":1,"main":false}""";
}

/// <summary>A specialization as staff write it.</summary>
/// <param name="Name">What a doctor of it is called.</param>
/// <param name="SecondaryName">What the field is called.</param>
/// <param name="SortId">Its place in lists.</param>
/// <param name="Main">Whether it stands on the main page.</param>
/// <param name="MainOnCategoriesPage">Whether it stands first on the page of categories.</param>
/// <param name="Banner">Its picture.</param>
public sealed record SpecializationRequest(
    [MaxLength(255)] string Name,
    [MaxLength(255)] string SecondaryName,
    int SortId,
    bool Main = false,
    bool MainOnCategoriesPage = false,
    [MaxLength(100)] [Image] UploadedFile? Banner = null
);
