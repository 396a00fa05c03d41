using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Makes the poll or realtime poll of a webinar, without questions; there is at most one. What is sent is not looked at.</summary>
public sealed class CreatePoll : ICarterModule
{
    private static readonly Statement Insert = Statement.Of<CreatePoll>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.Polls)
        {
            mount
                .Below(app.LearningStaff())
                .MapPost("", Handle)
                .WithName($"Learning.CreatePoll.{mount.Name}")
                .TakesIdempotencyKey()
                .WithSummary($"Make {mount.Words}")
                .WithExample(response: Poll.New)
                .Refuses("assessment_event_id_fkey", StatusCodes.Status404NotFound);
        }
    }

    private static async Task<Results<Created<Poll>, FieldsRefused, NotFound>> Handle(
        AssessmentPath path,
        Database database,
        CancellationToken stop
    )
    {
        if (await database.OneOrNone<Poll>(Insert, path, stop) is { } created)
        {
            return TypedResults.Created((string?)null, created);
        }

        return await path.Find(database, stop) is null
            ? TypedResults.NotFound()
            : FieldsRefused.Whole("Poll already exists.");
    }
}
