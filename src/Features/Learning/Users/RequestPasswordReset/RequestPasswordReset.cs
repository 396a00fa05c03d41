using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Sends a mail with a link by which a new password is set, if there is an account with this address (an addition). The
/// answer and its time are the same where there is none.
/// </summary>
public sealed class RequestPasswordReset : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningUnasked()
            .MapPost("users/password/reset/", Handle)
            .WithName("Learning.RequestPasswordReset")
            .WithSummary("Ask for a mail to set a new password (an addition)")
            .WithMetadata(new Allowance(Throttles.Mails))
            .WithExample("""{"email":"ada@example.org"}""", MailNoted.Example);

    /// <param name="Email">To log in with.</param>
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

        await MailRequests.Add(context, MailRequests.PasswordReset, body.Value.Email, database, limits, time, stop);

        return TypedResults.Ok(MailNoted.Told);
    }
}
