namespace Platform.Features.Learning;

/// <summary>A poll with its questions, and whether the caller may answer it.</summary>
public sealed class GetPoll : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetPoll>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.Polls)
        {
            mount
                .Below(app.Learning())
                .MapGet("", Handle)
                .WithName($"Learning.GetPoll.{mount.Name}")
                .TellsItsTag()
                .WithSummary($"Get {mount.Words}")
                .WithExample(response: Poll.Example);
        }
    }

    private static async Task<Results<Ok<Poll>, NotFound>> Handle(
        AssessmentPath path,
        Database database,
        CancellationToken stop
    ) =>
        await database.OneOrNone<Poll>(Find, path, stop) is { } found
            ? TypedResults.Ok(found)
            : TypedResults.NotFound();
}
