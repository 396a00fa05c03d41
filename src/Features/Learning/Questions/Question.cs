using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Learning;

/// <summary>A question of a test or poll.</summary>
/// <param name="Title">What is asked.</param>
/// <param name="MultipleAnswers">Whether more than one answer may be chosen.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Updated">When it was last written.</param>
/// <param name="AnswersSet">Its answers, by id.</param>
public sealed record Question(
    long Id,
    string Title,
    bool MultipleAnswers,
    DateTime Created,
    DateTime Updated,
    Answer[] AnswersSet
)
{
    public const string Example = $$"""
        {
          "id": 1, "title": "What color is the red cap?", "multiple_answers": false,
          "created": "2020-08-31T18:51:41.191955", "updated": "2020-08-31T18:51:41.191988",
          "answers_set": [{{Answer.Example}}]
        }
        """;

    public const string Write = """{"title":"What color is the red cap?","multiple_answers":false}""";
}

/// <summary>A question as staff write it.</summary>
/// <param name="Title">What is asked.</param>
/// <param name="MultipleAnswers">Whether more than one answer may be chosen.</param>
public sealed record QuestionRequest([MaxLength(1000)] string Title, bool MultipleAnswers = false);
