using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Adds a lesson to a course, behind the others unless it says where.</summary>
public sealed class CreateLesson : ICarterModule
{
    private static readonly Statement Insert = Statement.Of<CreateLesson>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapPost("courses/{id:id}/lessons/", Handle)
            .WithName("Learning.CreateLesson")
            .TakesIdempotencyKey()
            .WithSummary("Add a lesson")
            .WithBody(typeof(LessonRequest))
            .WithExample(Lesson.Write, Lesson.Example);

    /// <param name="id">Of the course.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="request">With what is given.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="time">For <c>created</c>.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Created<Lesson>, FieldsRefused, NotFound>> Handle(
        long id,
        Viewer viewer,
        HttpRequest request,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (!await Lesson.HasCourse(database, id, viewer, stop))
        {
            return TypedResults.NotFound();
        }

        var body = await DrfRequest.Read<LessonRequest>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var args = Args.Of(body.Value, new { id, now = time.GetUtcNow() });
        var lesson = await database.InTransaction(
            async transaction =>
                await transaction.OneOrNone<long?>(Insert, args, stop) is { } lessonId
                    ? await Lesson.Read(transaction, new LessonPath(id, lessonId), viewer, stop)
                    : null,
            stop
        );

        return lesson is null ? TypedResults.NotFound() : TypedResults.Created((string?)null, lesson);
    }
}
