using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// What stands in the way of a result: words for what <c>learning.test_standing</c> and <c>learning.poll_obstacle</c> say.
/// </summary>
internal static class Obstacles
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["no_questions"] = "There are no questions yet.",
        ["over"] = "The time for this test is over.",
        ["no_pass"] = "The course has to be started first.",
        ["lessons_outstanding"] = "All lessons have to be finished first.",
        ["other_lesson"] = "Another lesson of the course is the current one.",
        ["no_tries"] = "There are no tries left.",
        ["no_passes"] = "The course may not be passed once more.",
        ["passed"] = "This test is passed already.",
        ["test_outstanding"] = "The test has to be passed first.",
        ["not_started"] = "The test has to be started first.",
        ["answered"] = "You have answered already.",
        ["question_not_launched"] = "This question has not been launched yet.",
        ["question_closed"] = "This question is closed.",
        ["closed"] = "The questions that were launched are closed.",
        ["not_launched"] = "No question has been launched yet.",
    };

    /// <summary>Of the questions of a timed test before its time runs.</summary>
    public static readonly StateRefused Sealed = Of("not_started");

    public static StateRefused Of(string obstacle) => new(Words[obstacle]);
}
