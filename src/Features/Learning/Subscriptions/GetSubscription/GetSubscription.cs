namespace Platform.Features.Learning;

/// <summary>One address for news, for staff.</summary>
public sealed class GetSubscription : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetSubscription>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapGet("subscriptions/{id:id}/", Handle)
            .WithName("Learning.GetSubscription")
            .TellsItsTag()
            .WithSummary("Get a subscription")
            .WithExample(response: NewsSubscription.Example);

    /// <param name="id">Of the subscription.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<NewsSubscription>, NotFound>> Handle(
        long id,
        Database database,
        CancellationToken stop
    ) =>
        await database.OneOrNone<NewsSubscription>(Find, new { id }, stop) is { } found
            ? TypedResults.Ok(found)
            : TypedResults.NotFound();
}
