using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Deletes a subscription by the link in a mail (an addition); as often as anybody likes. Mail programs do it with one
/// <c>POST</c> (RFC 8058), whatever its body says.
/// </summary>
public sealed class Unsubscribe : ICarterModule
{
    private static readonly Statement Delete = Statement.Of<Unsubscribe>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningUnasked()
            .MapPost("subscriptions/unsubscribe/{uid}/{token}/", Handle)
            .WithName("Learning.Unsubscribe")
            .WithSummary("Unsubscribe from news (an addition)")
            .WithMetadata(new Allowance(Throttles.Confirmations))
            .Produces<string>(StatusCodes.Status200OK, "text/html");

    /// <param name="uid">The subscription, from the link.</param>
    /// <param name="token">The proof, from the link.</param>
    /// <param name="context">For headers.</param>
    /// <param name="database">Where the subscription is.</param>
    /// <param name="links">Checks the proof.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<ContentHttpResult, DetailRefused>> Handle(
        string uid,
        string token,
        HttpContext context,
        Database database,
        SignedLinks links,
        CancellationToken stop
    )
    {
        if (
            SignedLinks.IdOf(uid) is not { } id
            || !await links.Holds(SignedLinks.Unsubscription, token, id, "", int.MaxValue, stop)
        )
        {
            return new DetailRefused("This link is invalid.");
        }

        await database.Execute(Delete, new { id }, stop);

        return UnsubscriptionPage.Of(context, "You get no more news.", hasButton: false);
    }
}
