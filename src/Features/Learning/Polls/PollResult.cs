namespace Platform.Features.Learning;

/// <summary>What somebody answered to a poll; it is not judged.</summary>
/// <param name="Poll">Id of the poll.</param>
/// <param name="User">Id of the person.</param>
/// <param name="QuestionsCount">How many questions there were.</param>
/// <param name="Answers">Ids of the chosen answers, by the id of their question.</param>
/// <param name="Created">When it was handed in.</param>
public sealed record PollResult(
    long Id,
    long Poll,
    [Filters("poll_result.account_id"), Orders] long User,
    int QuestionsCount,
    ChosenAnswers Answers,
    [Filters, Orders] DateTime Created
)
{
    public const string Example = """
        {
          "id": 1, "poll": 1, "user": 1, "questions_count": 3, "answers": {"1": [4], "2": [5], "3": [12, 13]},
          "created": "2020-08-31T18:56:51.486344"
        }
        """;
}

/// <summary>Ids of answers, by the id of their question.</summary>
public sealed class ChosenAnswers() : Dictionary<string, long[]>(StringComparer.Ordinal);
