namespace Platform.Features.Learning;

/// <summary>
/// The page that the link in a mail to a subscriber opens: a button to unsubscribe (an addition). Opening it changes nothing,
/// because mail programs open links too.
/// </summary>
public sealed class ShowUnsubscription : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningUnasked()
            .MapGet("subscriptions/unsubscribe/{uid}/{token}/", Handle)
            .WithName("Learning.ShowUnsubscription")
            .WithSummary("Show the button to unsubscribe (an addition)")
            .Produces<string>(StatusCodes.Status200OK, "text/html");

    /// <param name="uid">The subscription, from the link.</param>
    /// <param name="token">The proof, from the link.</param>
    /// <param name="context">For headers.</param>
    private static ContentHttpResult Handle(string uid, string token, HttpContext context) =>
        UnsubscriptionPage.Of(context, "Do you want no more news?", hasButton: true);
}
