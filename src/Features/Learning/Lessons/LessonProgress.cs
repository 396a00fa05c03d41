namespace Platform.Features.Learning;

/// <summary>How far somebody has come with a lesson, in the newest of their passes through the course.</summary>
/// <param name="Lesson">Id of the lesson.</param>
/// <param name="TestEndDatetime">End of the newest time for its test; null: none was started.</param>
/// <param name="TestPassed">Whether its test was passed.</param>
/// <param name="Finished">Whether it was finished.</param>
/// <param name="CourseProgress">How far they have come with the course.</param>
public sealed record LessonProgress(
    long Lesson,
    DateTime? TestEndDatetime,
    bool TestPassed,
    bool Finished,
    CourseProgress CourseProgress
)
{
    public const string Example = $$"""
        {
          "lesson": 1, "test_end_datetime": "2020-09-28T12:40:20.123456", "test_passed": false, "finished": false,
          "course_progress": {{CourseProgress.Example}}
        }
        """;

    private static readonly Statement Find = Statement.Named("Learning/LessonProgress");

    /// <summary>Null: there is no such lesson in the course, or the course was never started.</summary>
    public static async Task<LessonProgress?> Read(Database database, CoursePath path, CancellationToken stop) =>
        await database.OneOrNone<Row>(Find, path, stop) is { } row
            ? new(
                row.Lesson,
                row.TestEndDatetime,
                row.TestPassed,
                row.Finished,
                new(row.CurrentLesson, row.IsLastLesson, row.StartDatetime, row.CourseFinished)
            )
            : null;

    private sealed record Row(
        long Lesson,
        DateTime? TestEndDatetime,
        bool TestPassed,
        bool Finished,
        long? CurrentLesson,
        bool IsLastLesson,
        DateTime StartDatetime,
        bool CourseFinished
    );
}
