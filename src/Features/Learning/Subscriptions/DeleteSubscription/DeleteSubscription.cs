namespace Platform.Features.Learning;

/// <summary>Forgets an address for news.</summary>
public sealed class DeleteSubscription : ICarterModule
{
    private static readonly Statement Delete = Statement.Of<DeleteSubscription>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapDelete("subscriptions/{id:id}/", Handle)
            .WithName("Learning.DeleteSubscription")
            .TakesIfMatch()
            .WithSummary("Delete a subscription");

    /// <param name="id">Of the subscription.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<NoContent, NotFound>> Handle(
        long id,
        Database database,
        CancellationToken stop
    ) => await database.Execute(Delete, new { id }, stop) > 0 ? TypedResults.NoContent() : TypedResults.NotFound();
}
