using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Adds a course: a draft, unless it says otherwise.</summary>
public sealed class CreateCourse : ICarterModule
{
    private static readonly Statement Insert = Statement.Of<CreateCourse>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapPost("courses/", Handle)
            .WithName("Learning.CreateCourse")
            .TakesIdempotencyKey()
            .WithSummary("Add a course")
            .WithBody(typeof(CourseRequest))
            .WithExample(Course.Write, Course.Example)
            .TakesFiles();

    private static async Task<Results<Created<Course>, FieldsRefused>> Handle(
        Viewer viewer,
        HttpRequest request,
        Database database,
        KeptFiles files,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await DrfRequest.Read<CourseRequest>(request, stop, files.Limits(1));
        await TemplateRules.Judge(database, body, stop);
        await CourseTags.Judge(database, body, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var now = time.GetUtcNow();
        var kept = KeptFiles.Args(body, await files.Keep(body, stop));
        var course = await database.InTransaction(
            async transaction =>
            {
                var id = await transaction.One<long>(Insert, Args.Of(kept, body.Value, new { now }), stop);

                return await Course.Read(transaction, id, viewer, now, stop);
            },
            stop
        );

        return TypedResults.Created((string?)null, course!);
    }
}
