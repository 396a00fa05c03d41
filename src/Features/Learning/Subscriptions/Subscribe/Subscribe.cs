using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Notes an address for news, for anyone, once; a mail to it says so, with a link to unsubscribe.
/// </summary>
public sealed class Subscribe : ICarterModule
{
    private const string Subject = "You have subscribed to our news";

    private static readonly Statement Insert = Statement.Of<Subscribe>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningOpen()
            .MapPost("subscriptions/", Handle)
            .WithName("Learning.Subscribe")
            .TakesIdempotencyKey()
            .WithSummary("Subscribe to news")
            .WithMetadata(new Allowance(Throttles.Registrations))
            .WithBody(typeof(SubscriptionRequest))
            .WithExample(NewsSubscription.Write, NewsSubscription.Example);

    private static async Task<Results<Created<NewsSubscription>, FieldsRefused>> Handle(
        HttpContext context,
        Database database,
        SignedLinks links,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await DrfRequest.Read<SubscriptionRequest>(context.Request, stop);
        await SubscriptionRules.Judge(database, body, id: null, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var now = time.GetUtcNow();
        var origin = LearningArea.Instance.OriginOf(context);
        var written = await database.InTransaction(
            async transaction =>
            {
                var subscription = await transaction.One<NewsSubscription>(
                    Insert,
                    Args.Of(body.Value, new { now }),
                    stop
                );
                var link = await links.Make(SignedLinks.Unsubscription, subscription.Id, "", stop);
                var address = $"{origin}{UnsubscriptionPage.Path}{link}";
                var text = $"""
                    This address was subscribed to our news. If that was not you, or you want none any more, open this link:

                    {address}

                    """;
                await Outbox.Add(transaction, subscription.Email, Subject, text, now, stop, address);

                return subscription;
            },
            stop
        );

        return TypedResults.Created((string?)null, written);
    }
}
