namespace Platform.Features.Learning;

/// <summary>Deletes an answer for everybody; results that were given keep it.</summary>
public sealed class DeleteAnswer : ICarterModule
{
    private static readonly Statement Archive = Statement.Of<DeleteAnswer>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.All)
        {
            mount
                .Below(app.LearningStaff())
                .MapDelete("questions/{question_id:id}/answers/{answer_id:id}/", Handle)
                .WithName($"Learning.DeleteAnswer.{mount.Name}")
                .TakesIfMatch()
                .WithSummary($"Delete an answer to a question of {mount.Words}");
        }
    }

    private static async Task<Results<NoContent, NotFound>> Handle(
        AssessmentPath path,
        Database database,
        CancellationToken stop
    ) => await database.Execute(Archive, path, stop) > 0 ? TypedResults.NoContent() : TypedResults.NotFound();
}
