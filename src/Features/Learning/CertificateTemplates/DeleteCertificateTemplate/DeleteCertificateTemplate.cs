namespace Platform.Features.Learning;

/// <summary>Deletes a certificate template (an addition). What had it has the usual layout from then on.</summary>
public sealed class DeleteCertificateTemplate : ICarterModule
{
    private static readonly Statement Delete = Statement.Of<DeleteCertificateTemplate>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapDelete("certificate_templates/{id:id}/", Handle)
            .WithName("Learning.DeleteCertificateTemplate")
            .TakesIfMatch()
            .WithSummary("Delete a certificate template");

    /// <param name="id">Of the template.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<NoContent, NotFound>> Handle(
        long id,
        Database database,
        CancellationToken stop
    ) => await database.Execute(Delete, new { id }, stop) > 0 ? TypedResults.NoContent() : TypedResults.NotFound();
}
