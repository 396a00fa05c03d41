namespace Platform.Features.Learning;

/// <summary>A poll with its questions, and whether the caller may answer it.</summary>
/// <param name="Created">When it was made.</param>
/// <param name="QuestionsSet">By id; of a realtime poll those that were launched, for staff all.</param>
/// <param name="UsersStatistics">Of the caller.</param>
public sealed record Poll(long Id, DateTime Created, Question[] QuestionsSet, PollStatistics UsersStatistics)
{
    public const string Example = $$"""
        {
          "id": 1, "created": "2020-08-31T18:47:28.818181", "questions_set": [{{Question.Example}}],
          "users_statistics": {"poll_available": true}
        }
        """;

    public const string New = """
        {
          "id": 1, "created": "2020-08-31T18:47:28.818181", "questions_set": [],
          "users_statistics": {"poll_available": false}
        }
        """;
}

/// <summary>Where a person stands with a poll.</summary>
/// <param name="PollAvailable">Whether a result would be taken now.</param>
public sealed record PollStatistics(bool PollAvailable);
