using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Makes the test of an event, webinar, course or lesson, without questions; there is at most one. What is sent is not looked at.</summary>
public sealed class CreateTest : ICarterModule
{
    private static readonly Statement Insert = Statement.Of<CreateTest>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.Tests)
        {
            mount
                .Below(app.LearningStaff())
                .MapPost("", Handle)
                .WithName($"Learning.CreateTest.{mount.Name}")
                .TakesIdempotencyKey()
                .WithSummary($"Make {mount.Words}")
                .WithExample(response: Test.New)
                .Refuses("assessment_event_id_fkey", StatusCodes.Status404NotFound)
                .Refuses("assessment_course_id_fkey", StatusCodes.Status404NotFound)
                .Refuses("assessment_lesson_id_fkey", StatusCodes.Status404NotFound);
        }
    }

    private static async Task<Results<Created<Test>, FieldsRefused, NotFound>> Handle(
        AssessmentPath path,
        Database database,
        CancellationToken stop
    )
    {
        if (await database.OneOrNone<Test>(Insert, path, stop) is { } created)
        {
            return TypedResults.Created((string?)null, created);
        }

        return await path.Find(database, stop) is null
            ? TypedResults.NotFound()
            : FieldsRefused.Whole("Test already exists.");
    }
}
