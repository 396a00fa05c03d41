namespace Platform.Features.Learning;

/// <summary>How far somebody has come with a course, in the newest of their passes.</summary>
/// <param name="CurrentLesson">Id of the first lesson that is not finished, else of the last; null: the course has none.</param>
/// <param name="IsLastLesson">Whether none comes after it.</param>
/// <param name="StartDatetime">When the pass was started.</param>
/// <param name="Finished">Whether the course itself was finished.</param>
public sealed record CourseProgress(long? CurrentLesson, bool IsLastLesson, DateTime StartDatetime, bool Finished)
{
    public const string Example = """
        {"current_lesson": 1, "is_last_lesson": false, "start_datetime": "2020-09-28T12:10:20.123456", "finished": false}
        """;

    /// <summary>With which progress is read, and what the second is.</summary>
    internal static readonly (string Method, string Words)[] Methods =
    [
        (HttpMethods.Post, ""),
        (HttpMethods.Get, " (an addition)"),
    ];

    private static readonly Statement Find = Statement.Named("Learning/CourseProgress");

    /// <summary>Null: there is no such course, or it was never started.</summary>
    public static Task<CourseProgress?> Read(Database database, CoursePath path, CancellationToken stop) =>
        database.OneOrNone<CourseProgress>(Find, path, stop);
}
