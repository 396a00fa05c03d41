using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Sends the mail to confirm an address again, if there is an account with it and it is not confirmed (an addition). The
/// answer and its time are the same where there is none.
/// </summary>
public sealed class RequestConfirmation : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningUnasked()
            .MapPost("users/confirmation/", Handle)
            .WithName("Learning.RequestConfirmation")
            .WithSummary("Ask for the confirmation mail again (an addition)")
            .WithMetadata(new Allowance(Throttles.Mails))
            .WithExample("""{"email":"ada@example.org"}""", MailNoted.Example);

    /// <param name="Email">That was registered.</param>
    public sealed record Request([MaxLength(254)] [EmailAddress] string Email);

    private static async Task<Results<Ok<MailNoted>, FieldsRefused>> Handle(
        HttpContext context,
        Database database,
        RateLimits limits,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await DrfRequest.Read<Request>(context.Request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        await MailRequests.Add(context, MailRequests.Confirmation, body.Value.Email, database, limits, time, stop);

        return TypedResults.Ok(MailNoted.Told);
    }
}
