using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Platform.Features.Learning;

/// <summary>An answer that may be chosen.</summary>
/// <param name="Title">What it says.</param>
/// <param name="IsCorrect">Whether it is right; staff alone are told. It means nothing in polls.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Updated">When it was last written.</param>
public sealed record Answer(
    long Id,
    string Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? IsCorrect,
    DateTime Created,
    DateTime Updated
)
{
    public const string Example = """
        {
          "id": 1, "title": "Red", "is_correct": true, "created": "2020-08-31T18:52:54.659546",
          "updated": "2020-08-31T18:52:54.659572"
        }
        """;

    public const string Write = """{"title":"Red","is_correct":true}""";
}

/// <summary>An answer as staff write it.</summary>
/// <param name="Title">What it says.</param>
/// <param name="IsCorrect">Whether it is right.</param>
public sealed record AnswerRequest([MaxLength(1000)] string Title, bool IsCorrect = false);
