using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Changes an address for news.</summary>
public sealed class UpdateSubscription : ICarterModule
{
    private static readonly Statement Exists = Statement.Of<UpdateSubscription>(nameof(Exists));
    private static readonly Statement Update = Statement.Of<UpdateSubscription>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (method, word) in LearningRoutes.Writes)
        {
            app.LearningStaff()
                .MapMethods("subscriptions/{id:id}/", [method], Handle)
                .WithName($"Learning.UpdateSubscription.{method.ToLowerInvariant()}")
                .TakesIfMatch()
                .WithSummary($"{word} a subscription")
                .WithBody(typeof(SubscriptionRequest))
                .WithExample(NewsSubscription.Write, NewsSubscription.Example);
        }
    }

    /// <param name="id">Of the subscription.</param>
    /// <param name="request">With what is given.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<NewsSubscription>, FieldsRefused, NotFound>> Handle(
        long id,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        if (!await database.One<bool>(Exists, new { id }, stop))
        {
            return TypedResults.NotFound();
        }

        var body = await DrfRequest.Read<SubscriptionRequest>(request, stop);
        await SubscriptionRules.Judge(database, body, id, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var email = body.Sent<string>("email");

        return await database.OneOrNone<NewsSubscription>(Update, new { id, email }, stop) is { } written
            ? TypedResults.Ok(written)
            : TypedResults.NotFound();
    }
}
