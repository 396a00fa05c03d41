namespace Platform.Features.Learning;

/// <summary>What a test that was handed in is worth.</summary>
/// <param name="Questions">That counted: the live ones.</param>
/// <param name="Correct">Of them answered rightly; what was not answered is wrong.</param>
public sealed record Score(int Questions, int Correct)
{
    /// <summary>The share of right answers in hundredths of a per cent, cut: two of three are 6666.</summary>
    public int Hundredths => Questions == 0 ? 0 : (int)(Correct * 10_000L / Questions);

    /// <summary>The same in per cent.</summary>
    public decimal Percent => Hundredths / 100m;

    public static Score Of(IReadOnlyList<AskedQuestion> asked, Submission submission) =>
        new(
            asked.Count(question => question.IsLive),
            submission.Choices.Count(choice => choice.Question.IsRight(choice.Answers))
        );
}
