using Microsoft.Net.Http.Headers;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Confirms an address by the link of a mail. Opening it again is fine while it lives; of what does not count nothing is
/// told but that.
/// </summary>
public sealed class ConfirmEmail : ICarterModule
{
    private static readonly Statement Find = Statement.Of<ConfirmEmail>(nameof(Find));
    private static readonly Statement Confirm = Statement.Of<ConfirmEmail>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningOpen()
            .MapGet("users/confirmation/{uid}/{token}/", Handle)
            .WithName("Learning.ConfirmEmail")
            .WithSummary("Confirm an e-mail address")
            .WithMetadata(new Allowance(Throttles.Confirmations))
            .WithExample(response: """{"detail":"Email confirmed.","email_confirmed":true}""")
            .Produces(StatusCodes.Status302Found)
            .WithMetadata(new AnswerHeader(302, "Location", "Where a browser goes on."));

    /// <param name="Detail">That it is done.</param>
    /// <param name="EmailConfirmed">True.</param>
    public sealed record Response(string Detail, bool EmailConfirmed);

    /// <param name="uid">The account, from the link.</param>
    /// <param name="token">The proof, from the link.</param>
    /// <param name="request">Whether a browser asks.</param>
    /// <param name="database">Where the account is.</param>
    /// <param name="links">Checks the proof.</param>
    /// <param name="options">How long links live, and where browsers go.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<Response>, DetailRefused, RedirectHttpResult>> Handle(
        string uid,
        string token,
        HttpRequest request,
        Database database,
        SignedLinks links,
        LearningOptions options,
        CancellationToken stop
    )
    {
        if (
            SignedLinks.IdOf(uid) is not { } id
            || await database.OneOrNone<string>(Find, new { id }, stop) is not { } email
            || !await links.Holds(
                SignedLinks.Confirmation,
                token,
                id,
                email.ToLowerInvariant(),
                options.ConfirmationSeconds,
                stop
            )
            || await database.Execute(Confirm, new { id, email }, stop) == 0
        )
        {
            return new DetailRefused("Confirmation link is invalid or has expired.");
        }

        return options.ConfirmationRedirect.Length > 0 && PrefersHtml(request)
            ? TypedResults.Redirect(options.ConfirmationRedirect)
            : TypedResults.Ok(new Response("Email confirmed.", true));
    }

    private static bool PrefersHtml(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .Accept.OrderByDescending(range => range, MediaTypeHeaderValueComparer.QualityComparer)
            .FirstOrDefault()
            is { MediaType.Value: "text/html" };
}
