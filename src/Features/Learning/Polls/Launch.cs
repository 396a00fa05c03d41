namespace Platform.Features.Learning;

/// <summary>What everybody in a webinar is told when a question is launched: a frame of its WebSocket.</summary>
/// <param name="WebinarId">In which it happens.</param>
/// <param name="Question">As it is now.</param>
public sealed record Launch(long WebinarId, LaunchedQuestion Question)
{
    internal const string Example = """
        {
          "webinar_id": 1,
          "question": {
            "id": 1,
            "title": "Question",
            "multiple_answers": false,
            "answers_set": [{"id": 1, "title": "Answer 1"}, {"id": 2, "title": "Answer 2"}]
          }
        }
        """;
}

/// <summary>A question as it is asked: which answers are right is not in it.</summary>
/// <param name="Id">By which it is answered.</param>
/// <param name="Title">What is asked.</param>
/// <param name="MultipleAnswers">Whether more than one answer may be given.</param>
/// <param name="AnswersSet">By id.</param>
public sealed record LaunchedQuestion(long Id, string Title, bool MultipleAnswers, LaunchedAnswer[] AnswersSet);

/// <summary>What may be answered.</summary>
/// <param name="Id">By which it is chosen.</param>
/// <param name="Title">What stands there.</param>
public sealed record LaunchedAnswer(long Id, string Title);
