using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Platform.Features.Learning;

/// <summary>A lesson of a course.</summary>
/// <param name="Course">Id of its course.</param>
/// <param name="Name">A line.</param>
/// <param name="Description">What lists show.</param>
/// <param name="Text">What its page shows.</param>
/// <param name="YoutubeId">The video, or null.</param>
/// <param name="SortId">Its place in the course.</param>
/// <param name="TestTime">Minutes for its test from the start of it; 0: as long as one likes.</param>
/// <param name="SuccessPercent">How much of its test must be right.</param>
/// <param name="MaxTries">How often the test may be handed in during a pass of the course; 0: without limit.</param>
/// <param name="HasTest">Whether it has a test.</param>
/// <param name="TestQuestionsCount">Live questions of that.</param>
/// <param name="FilesSet">What hangs on it.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Updated">When it was last written.</param>
public sealed record Lesson(
    long Id,
    long Course,
    [Filters, Orders, Searches] string Name,
    [Searches] string Description,
    [Searches] string Text,
    string? YoutubeId,
    [Filters, Orders] int SortId,
    int TestTime,
    double SuccessPercent,
    int MaxTries,
    bool HasTest,
    long TestQuestionsCount,
    LessonFile[] FilesSet,
    [Filters, Orders] DateTime Created,
    [Filters, Orders] DateTime Updated
)
{
    public const string Example = $$"""
        {
          "id": 1, "course": 1, "name": "Basics", "description": "", "text": "Lorem ipsum dolor...", "youtube_id": null,
          "sort_id": 1, "test_time": 20, "success_percent": 70.0, "max_tries": 3, "has_test": true,
          "test_questions_count": 10, "files_set": [{{LessonFile.Example}}], "created": "2020-09-16T22:42:43.551044",
          "updated": "2020-09-16T22:43:08.523486"
        }
        """;

    public const string Write = """
        {"name": "Basics", "text": "Lorem ipsum dolor...", "test_time": 20, "max_tries": 3}
        """;

    private static readonly Statement Find = Statement.Named("Learning/Lesson");
    private static readonly Statement Parent = Statement.Named("Learning/Lesson.Course");

    /// <summary>Null: there is none under this path that the caller may see.</summary>
    public static Task<Lesson?> Read(Database database, LessonPath path, Viewer viewer, CancellationToken stop) =>
        database.OneOrNone<Lesson>(Find, Args.Of(path, viewer), stop);

    /// <summary>Whether there is a course of this id that the caller may see.</summary>
    public static Task<bool> HasCourse(Database database, long id, Viewer viewer, CancellationToken stop) =>
        database.One<bool>(Parent, Args.Of(viewer, new { id }), stop);
}

/// <summary>Which lesson a request is about.</summary>
/// <param name="Id">Of the course.</param>
/// <param name="LessonId">Of the lesson, which is one of the course.</param>
public sealed record LessonPath(long Id, long LessonId) : IBindableFromHttpContext<LessonPath>
{
    public static ValueTask<LessonPath?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(new LessonPath(Of(context, "id"), Of(context, "lesson_id")));

    internal static long Of(HttpContext context, string name) =>
        long.Parse((string)context.GetRouteValue(name)!, CultureInfo.InvariantCulture);
}

/// <summary>A lesson as staff write it.</summary>
/// <param name="SortId">Its place in the course; without one, or null, behind all others.</param>
/// <param name="TestTime">Minutes for its test from the start of it; 0: as long as one likes.</param>
/// <param name="SuccessPercent">How much of its test must be right.</param>
/// <param name="MaxTries">How often the test may be handed in during a pass of the course; 0: without limit.</param>
public sealed record LessonRequest(
    [MaxLength(255)] string Name,
    [MaxLength(100_000)] string Description = "",
    [MaxLength(100_000)] string Text = "",
    [MaxLength(255)] string? YoutubeId = null,
    int? SortId = null,
    [Range(0, int.MaxValue)] int TestTime = 0,
    [Range(0, 100)] [TwoPlaces] double SuccessPercent = 70,
    [Range(0, int.MaxValue)] int MaxTries = 0
);
