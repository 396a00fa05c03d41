namespace Platform.Features.Learning;

/// <summary>A question as results are judged by it, also one that is archived.</summary>
/// <param name="MultipleAnswers">Whether more than one answer may be chosen.</param>
/// <param name="IsLive">Not archived: it counts.</param>
/// <param name="IsLaunched">Of a realtime poll: it may be answered.</param>
/// <param name="IsClosed">Of a realtime poll: it may not be answered any more.</param>
/// <param name="IsAnswered">Of a realtime poll: the person has done so.</param>
/// <param name="Answers">All of them.</param>
public sealed record AskedQuestion(
    long Id,
    bool MultipleAnswers,
    bool IsLive,
    bool IsLaunched,
    bool IsClosed,
    bool IsAnswered,
    AskedAnswer[] Answers
)
{
    /// <summary>
    /// Whether the choice is right: of several right answers one, or, where several may be chosen, exactly all. Without a
    /// right answer nothing is; an archived answer is wrong.
    /// </summary>
    public bool IsRight(IReadOnlyCollection<AskedAnswer> chosen) =>
        chosen.Count > 0
        && chosen.All(answer => answer is { IsLive: true, IsCorrect: true })
        && (!MultipleAnswers || chosen.Count == Answers.Count(answer => answer is { IsLive: true, IsCorrect: true }));
}

/// <param name="IsCorrect">Whether it is right.</param>
/// <param name="IsLive">Not archived.</param>
public sealed record AskedAnswer(long Id, bool IsCorrect, bool IsLive);
