namespace Platform.Features.Learning;

/// <summary>Deletes a course with lessons, tests, passes and results. Certificates that were issued stay.</summary>
public sealed class DeleteCourse : ICarterModule
{
    private static readonly Statement Delete = Statement.Of<DeleteCourse>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapDelete("courses/{id:id}/", Handle)
            .WithName("Learning.DeleteCourse")
            .TakesIfMatch()
            .WithSummary("Delete a course");

    /// <param name="id">Of the course.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<NoContent, NotFound>> Handle(
        long id,
        Database database,
        CancellationToken stop
    ) => await database.Execute(Delete, new { id }, stop) > 0 ? TypedResults.NoContent() : TypedResults.NotFound();
}
