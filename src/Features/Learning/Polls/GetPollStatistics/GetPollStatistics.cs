namespace Platform.Features.Learning;

/// <summary>How often each question of a poll was answered, and each answer chosen (an addition).</summary>
public sealed class GetPollStatistics : ICarterModule
{
    private static readonly Statement Counts = Statement.Of<GetPollStatistics>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.Polls)
        {
            mount
                .Below(app.LearningStaff())
                .MapGet("results/statistics/", Handle)
                .WithName($"Learning.GetPollStatistics.{mount.Name}")
                .WithSummary($"Count the answers to {mount.Words}")
                .WithExample(response: Example);
        }
    }

    private const string Example = """
        [
          {
            "id": 1, "title": "What color is the red cap?", "multiple_answers": false, "count": 7,
            "answers_set": [{"id": 1, "title": "Red", "count": 6}, {"id": 2, "title": "Blue", "count": 1}]
          }
        ]
        """;

    private static async Task<Results<Ok<IReadOnlyList<QuestionCount>>, NotFound>> Handle(
        AssessmentPath path,
        Database database,
        CancellationToken stop
    ) =>
        await path.Find(database, stop) is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(await database.Many<QuestionCount>(Counts, path, stop));
}
