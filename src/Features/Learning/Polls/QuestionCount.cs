namespace Platform.Features.Learning;

/// <summary>A question of a poll, and how it was answered.</summary>
/// <param name="Title">What is asked.</param>
/// <param name="MultipleAnswers">Whether more than one answer may be chosen.</param>
/// <param name="Count">How many persons answered it.</param>
/// <param name="AnswersSet">Its answers, by id.</param>
public sealed record QuestionCount(long Id, string Title, bool MultipleAnswers, long Count, AnswerCount[] AnswersSet);

/// <param name="Title">What it says.</param>
/// <param name="Count">How many persons chose it.</param>
public sealed record AnswerCount(long Id, string Title, long Count);
