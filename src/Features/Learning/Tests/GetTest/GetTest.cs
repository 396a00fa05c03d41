namespace Platform.Features.Learning;

/// <summary>A test with its questions, and whether the caller may hand it in.</summary>
public sealed class GetTest : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetTest>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.Tests)
        {
            mount
                .Below(app.Learning())
                .MapGet("", Handle)
                .WithName($"Learning.GetTest.{mount.Name}")
                .TellsItsTag()
                .WithSummary($"Get {mount.Words}")
                .WithExample(response: Test.Example);
        }
    }

    private static async Task<Results<Ok<Test>, NotFound>> Handle(
        AssessmentPath path,
        Database database,
        CancellationToken stop
    ) =>
        await database.OneOrNone<Test>(Find, path, stop) is { } found
            ? TypedResults.Ok(found)
            : TypedResults.NotFound();
}
