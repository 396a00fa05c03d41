namespace Platform.Features.Learning;

/// <summary>Deletes a specialization to which no user refers. Courses lose the tag.</summary>
public sealed class DeleteSpecialization : ICarterModule
{
    private static readonly Statement Delete = Statement.Of<DeleteSpecialization>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapDelete("specializations/{id:id}/", Handle)
            .WithName("Learning.DeleteSpecialization")
            .TakesIfMatch()
            .WithSummary("Delete a specialization");

    /// <param name="id">Of the specialization.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<NoContent, NotFound>> Handle(
        long id,
        Database database,
        CancellationToken stop
    ) => await database.Execute(Delete, new { id }, stop) > 0 ? TypedResults.NoContent() : TypedResults.NotFound();
}
