using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Learning;

/// <summary>A course.</summary>
/// <param name="Name">A line.</param>
/// <param name="Description">What lists show.</param>
/// <param name="CertificateTemplate">How its certificates look; null: as all do.</param>
/// <param name="Points">What it counts for.</param>
/// <param name="Author">Who made it.</param>
/// <param name="Specializations">Ids of those for whom it is.</param>
/// <param name="StartDate">For information.</param>
/// <param name="EndDate">For information.</param>
/// <param name="IsDraft">Whether only staff see it, and all below it.</param>
/// <param name="CertificateAvailable">Whether who passed its test gets a certificate.</param>
/// <param name="CourseImage">Address of its picture, or null.</param>
/// <param name="Text">What its page shows.</param>
/// <param name="SuccessPercent">How much of its test must be right.</param>
/// <param name="MaxTries">How often it may be passed, and its test handed in during a pass; 0: without limit.</param>
/// <param name="HasTest">Whether it has a test of its own.</param>
/// <param name="TestQuestionsCount">Live questions of that.</param>
/// <param name="AddToFavourites">Whether the caller has marked it.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Updated">When it was last written.</param>
/// <param name="LessonsSet">Its lessons, in their order.</param>
/// <param name="CourseTest">Its test without the questions; null where it has none.</param>
public sealed record Course(
    long Id,
    [Filters, Orders, Searches] string Name,
    [Orders, Searches] string Description,
    long? CertificateTemplate,
    [Filters, Orders] int Points,
    [Filters, Orders, Searches] string Author,
    IReadOnlyList<long> Specializations,
    [Filters, Orders] DateOnly? StartDate,
    [Filters, Orders] DateOnly? EndDate,
    [Filters, Orders] bool IsDraft,
    [Filters, Orders] bool CertificateAvailable,
    string? CourseImage,
    [Orders, Searches] string Text,
    [Filters, Orders] double SuccessPercent,
    [Filters, Orders] int MaxTries,
    bool HasTest,
    long TestQuestionsCount,
    [Filters("shown.add_to_favourites")] bool AddToFavourites,
    [Filters, Orders] DateTime Created,
    [Filters, Orders] DateTime Updated,
    Lesson[] LessonsSet,
    CourseTest? CourseTest
)
{
    public const string Example = $$"""
        {
          "id": 1, "name": "Surgery course", "description": "Complex Surgery course", "certificate_template": null,
          "points": 1, "author": "Bill Gates", "specializations": [1], "start_date": "2020-09-09",
          "end_date": "2020-09-10", "is_draft": false, "certificate_available": true, "course_image": null,
          "text": "Lorem ipsum dolor...", "success_percent": 90.0, "max_tries": 2, "has_test": true,
          "test_questions_count": 10, "add_to_favourites": false, "created": "2020-09-16T22:42:43.551044",
          "updated": "2020-09-16T22:43:08.523486", "lessons_set": [{{Lesson.Example}}],
          "course_test": {
            "id": 9, "created": "2020-09-16T22:42:43.551044", "success_percent": 90.0, "max_tries": 2,
            "user_statistics": {"tries": 0, "test_available": false}
          }
        }
        """;

    public const string Write = """
        {
          "name": "Surgery course", "description": "Complex Surgery course", "text": "Lorem ipsum dolor...", "points": 1,
          "author": "Bill Gates", "specializations": [1], "start_date": "2020-09-09", "end_date": "2020-09-10",
          "is_draft": false, "certificate_available": true, "success_percent": 90.0, "max_tries": 2
        }
        """;

    private static readonly Statement Find = Statement.Named("Learning/Course");

    /// <summary>Null: there is none that the caller may see.</summary>
    public static Task<Course?> Read(
        Database database,
        long id,
        Viewer viewer,
        DateTimeOffset now,
        CancellationToken stop
    ) => database.OneOrNone<Course>(Find, Args.Of(viewer, new { id, now }), stop);
}

/// <summary>The test of a course, without its questions.</summary>
/// <param name="Created">When it was made.</param>
/// <param name="SuccessPercent">How much must be right.</param>
/// <param name="MaxTries">How often it may be handed in during a pass; 0: without limit.</param>
/// <param name="UserStatistics">Where the caller stands with it.</param>
public sealed record CourseTest(
    long Id,
    DateTime Created,
    double SuccessPercent,
    int MaxTries,
    CourseTest.Statistics UserStatistics
)
{
    /// <param name="Tries">How often the caller has tried it in the newest pass.</param>
    /// <param name="TestAvailable">Whether a result would be taken now.</param>
    public sealed record Statistics(long Tries, bool TestAvailable);
}

/// <summary>A course as staff write it.</summary>
/// <param name="CertificateTemplate">Id of a template.</param>
/// <param name="CertificateAvailable">Whether who passed its test gets a certificate.</param>
/// <param name="Points">What it counts for.</param>
/// <param name="Specializations">Ids of those for whom it is.</param>
/// <param name="IsDraft">Whether only staff see it: true unless it says otherwise.</param>
/// <param name="SuccessPercent">How much of its test must be right.</param>
/// <param name="MaxTries">How often it may be passed, and its test handed in during a pass; 0: without limit.</param>
public sealed record CourseRequest(
    [MaxLength(255)] string Name,
    [MaxLength(100_000)] string Description = "",
    [MaxLength(100_000)] string Text = "",
    [Relation] long? CertificateTemplate = null,
    bool CertificateAvailable = false,
    [Range(0, int.MaxValue)] int Points = 0,
    [MaxLength(255)] string Author = "",
    [Relation] [MaxLength(1000)] long[] Specializations = null!,
    DateOnly? StartDate = null,
    DateOnly? EndDate = null,
    bool IsDraft = true,
    [Range(0, 100)] [TwoPlaces] double SuccessPercent = 70,
    [Range(0, int.MaxValue)] int MaxTries = 0,
    [MaxLength(100)] [Image] UploadedFile? CourseImage = null
);
