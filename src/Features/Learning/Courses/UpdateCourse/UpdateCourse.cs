using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Changes a course: PUT all of it but the picture, so that one that does not say <c>is_draft</c> is a draft again; PATCH what
/// is sent.
/// </summary>
public sealed class UpdateCourse : ICarterModule
{
    private static readonly Statement Exists = Statement.Of<UpdateCourse>(nameof(Exists));
    private static readonly Statement Update = Statement.Of<UpdateCourse>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (method, word) in LearningRoutes.Writes)
        {
            app.LearningStaff()
                .MapMethods("courses/{id:id}/", [method], Handle)
                .WithName($"Learning.UpdateCourse.{method.ToLowerInvariant()}")
                .TakesIfMatch()
                .WithSummary($"{word} a course")
                .WithBody(typeof(CourseRequest))
                .WithExample(Course.Write, Course.Example)
                .TakesFiles();
        }
    }

    /// <param name="id">Of the course.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="request">With what is given.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="files">Keeps the picture.</param>
    /// <param name="time">For <c>updated</c>.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<Course>, FieldsRefused, NotFound>> Handle(
        long id,
        Viewer viewer,
        HttpRequest request,
        Database database,
        KeptFiles files,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (!await database.One<bool>(Exists, new { id }, stop))
        {
            return TypedResults.NotFound();
        }

        var body = await DrfRequest.Read<CourseRequest>(request, stop, files.Limits(1));
        await TemplateRules.Judge(database, body, stop);
        await CourseTags.Judge(database, body, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var now = time.GetUtcNow();
        var change = new
        {
            id,
            given = body.Given(await files.Keep(body, stop)),
            specializations = body.Sent<long[]>("specializations"), // null: not given
            now,
        };
        var course = await database.InTransaction(
            async transaction =>
                await transaction.OneOrNone<long?>(Update, change, stop) is null
                    ? null
                    : await Course.Read(transaction, id, viewer, now, stop),
            stop,
            Database.Tries
        );

        return course is null ? TypedResults.NotFound() : TypedResults.Ok(course);
    }
}
