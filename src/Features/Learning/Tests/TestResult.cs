namespace Platform.Features.Learning;

/// <summary>A result of a test, as it was judged when it was handed in.</summary>
/// <param name="Test">Id of the test.</param>
/// <param name="User">Id of the person.</param>
/// <param name="QuestionsCount">How many questions there were.</param>
/// <param name="CorrectAnswers">How many of them were answered rightly.</param>
/// <param name="Result">Per cent, cut after two digits.</param>
/// <param name="Created">When it was handed in.</param>
/// <param name="Success">Whether that was enough.</param>
public sealed record TestResult(
    long Id,
    long Test,
    [Filters("test_result.account_id"), Orders] long User,
    int QuestionsCount,
    int CorrectAnswers,
    [Orders] double Result,
    [Filters, Orders] DateTime Created,
    [Filters] bool Success
)
{
    public const string Example = """
        {
          "id": 2, "test": 1, "user": 1, "questions_count": 3, "correct_answers": 2, "result": 66.66,
          "created": "2020-08-31T18:58:03.667621", "success": false
        }
        """;
}
