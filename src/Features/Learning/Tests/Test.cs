namespace Platform.Features.Learning;

/// <summary>A test with its questions, what it takes to pass it, and where the caller stands.</summary>
/// <param name="Created">When it was made.</param>
/// <param name="QuestionsSet">By id; empty before the time for a timed test runs.</param>
/// <param name="SuccessPercent">Of right answers that make a success; set where the test belongs.</param>
/// <param name="MaxTries">How often it may be handed in; 0: without end. Set where the test belongs.</param>
/// <param name="UserStatistics">Of the caller.</param>
public sealed record Test(
    long Id,
    DateTime Created,
    Question[] QuestionsSet,
    double SuccessPercent,
    int MaxTries,
    UserStatistics UserStatistics
)
{
    public const string Example = $$"""
        {
          "id": 1, "created": "2020-08-31T18:47:28.818181", "questions_set": [{{Question.Example}}],
          "success_percent": 70.0, "max_tries": 3, "user_statistics": {"tries": 2, "test_available": true}
        }
        """;

    public const string New = """
        {
          "id": 1, "created": "2020-08-31T18:47:28.818181", "questions_set": [], "success_percent": 70.0, "max_tries": 3,
          "user_statistics": {"tries": 0, "test_available": false}
        }
        """;
}

/// <summary>Where a person stands with a test.</summary>
/// <param name="Tries">Used so far: results, and times for a timed test that ran out; in courses those of the present pass.</param>
/// <param name="TestAvailable">Whether a result would be taken now.</param>
public sealed record UserStatistics(long Tries, bool TestAvailable);
