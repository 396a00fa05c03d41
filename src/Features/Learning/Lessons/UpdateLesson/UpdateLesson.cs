using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Changes a lesson: PUT all of it, PATCH what is sent. Results that were given stay as they are.</summary>
public sealed class UpdateLesson : ICarterModule
{
    private static readonly Statement Update = Statement.Of<UpdateLesson>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (method, word) in LearningRoutes.Writes)
        {
            app.LearningStaff()
                .MapMethods("courses/{id:id}/lessons/{lesson_id:id}/", [method], Handle)
                .WithName($"Learning.UpdateLesson.{method.ToLowerInvariant()}")
                .TakesIfMatch()
                .WithSummary($"{word} a lesson")
                .WithBody(typeof(LessonRequest))
                .WithExample(Lesson.Write, Lesson.Example);
        }
    }

    private static async Task<Results<Ok<Lesson>, FieldsRefused, NotFound>> Handle(
        LessonPath path,
        Viewer viewer,
        HttpRequest request,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (await Lesson.Read(database, path, viewer, stop) is null)
        {
            return TypedResults.NotFound();
        }

        var body = await DrfRequest.Read<LessonRequest>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var args = Args.Of(path, new { given = body.Given(), now = time.GetUtcNow() });
        var lesson = await database.InTransaction(
            async transaction =>
                await transaction.Execute(Update, args, stop) > 0
                    ? await Lesson.Read(transaction, path, viewer, stop)
                    : null,
            stop
        );

        return lesson is null ? TypedResults.NotFound() : TypedResults.Ok(lesson);
    }
}
