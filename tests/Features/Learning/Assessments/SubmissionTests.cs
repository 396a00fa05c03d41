using CsCheck;
using Platform.Features.Learning;

namespace Platform.Tests.Features.Learning;

/// <summary>How what is handed in is judged, without a service.</summary>
public sealed class SubmissionTests
{
    [Theory]
    [InlineData(false, "1", "1", true)]
    [InlineData(false, "1,2", "2", true)] // any of several right ones
    [InlineData(false, "1", "2", false)]
    [InlineData(false, "1", "", false)]
    [InlineData(false, "", "1", false)]
    [InlineData(true, "1,2", "2,1", true)]
    [InlineData(true, "1,2", "1", false)]
    [InlineData(true, "1,2", "1,2,3", false)]
    [InlineData(true, "1", "1", true)]
    [InlineData(true, "", "", false)]
    [InlineData(false, "9", "9", false)] // archived
    [InlineData(true, "1,9", "1", true)]
    [InlineData(true, "1,9", "1,9", false)]
    public void A_question(bool isMultiple, string right, string chosen, bool isRight) =>
        Asked(isMultiple, right).IsRight(Of(Asked(isMultiple, right), chosen)).ShouldBe(isRight);

    [Theory]
    [InlineData(3, 2, "66.66")]
    [InlineData(3, 1, "33.33")]
    [InlineData(3, 3, "100")]
    [InlineData(7, 5, "71.42")]
    [InlineData(1, 0, "0")]
    public void Per_cent_is_cut(int questions, int correct, string percent) =>
        new Score(questions, correct).Percent.ShouldBe(
            decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)
        );

    /// <summary>Cutting changes no verdict where the limit has two digits behind the point itself.</summary>
    [Fact]
    public void Cutting_changes_no_verdict() =>
        Gen.Select(Gen.Int[1, 1000], Gen.Int[0, 1000], Gen.Int[0, 10_000])
            .Where(one => one.Item2 <= one.Item1)
            .Sample(one =>
            {
                var (questions, correct, hundredths) = one;
                var exact = (long)correct * 10_000 >= (long)hundredths * questions;

                (new Score(questions, correct).Hundredths >= hundredths).ShouldBe(exact);
            });

    private static AskedQuestion Asked(bool isMultiple, string right) =>
        new(
            1,
            isMultiple,
            IsLive: true,
            IsLaunched: false,
            IsClosed: false,
            IsAnswered: false,
            [
                .. new long[] { 1, 2, 3, 9 }.Select(id => new AskedAnswer(
                    id,
                    right.Split(',').Contains($"{id}"),
                    IsLive: id != 9
                )),
            ]
        );

    private static AskedAnswer[] Of(AskedQuestion question, string chosen) =>
        [.. question.Answers.Where(answer => chosen.Split(',').Contains($"{answer.Id}"))];
}
