namespace Platform.Features.Learning;

/// <summary>
/// What everybody in a webinar is told when a question is closed: a frame of its WebSocket (an addition).
/// </summary>
/// <param name="WebinarId">In which it happens.</param>
/// <param name="Closed">The question.</param>
public sealed record Closing(long WebinarId, ClosedQuestion Closed)
{
    internal const string Example = """
        {
          "webinar_id": 1,
          "closed": {
            "id": 1, "title": "Question", "multiple_answers": false, "count": 7,
            "answers_set": [{"id": 1, "title": "Answer 1", "count": 6}, {"id": 2, "title": "Answer 2", "count": 1}]
          }
        }
        """;
}

/// <summary>A question that is not answered any more; which answers are right is not in it.</summary>
/// <param name="Title">What was asked.</param>
/// <param name="MultipleAnswers">Whether more than one answer could be given.</param>
/// <param name="Count">How many persons answered; null: the result is not shown.</param>
/// <param name="AnswersSet">By id.</param>
public sealed record ClosedQuestion(
    long Id,
    string Title,
    bool MultipleAnswers,
    long? Count,
    ClosedAnswer[] AnswersSet
);

/// <param name="Title">What stands there.</param>
/// <param name="Count">How many persons chose it; null: the result is not shown.</param>
public sealed record ClosedAnswer(long Id, string Title, long? Count);
