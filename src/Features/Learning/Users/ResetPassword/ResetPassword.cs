using System.ComponentModel.DataAnnotations;
using Platform.Features.Identity;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Sets a new password by the link of a mail, once (an addition). Tokens that were made before end with it, and the address
/// is confirmed: whoever has the link reads its mails. Of what does not count nothing is told but that.
/// </summary>
public sealed class ResetPassword : ICarterModule
{
    private static readonly Statement Find = Statement.Of<ResetPassword>(nameof(Find));
    private static readonly Statement Reset = Statement.Of<ResetPassword>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningUnasked()
            .MapPost("users/password/reset/{uid}/{token}/", Handle)
            .WithName("Learning.ResetPassword")
            .WithSummary("Set a new password (an addition)")
            .WithMetadata(new Allowance(Throttles.Confirmations))
            .WithExample("""{"password":"another long secret"}""", """{"detail":"Password changed."}""");

    /// <param name="Password">8 to 128 characters; no other rule.</param>
    public sealed record Request([Length(8, 128)] [DataType(DataType.Password)] string Password);

    /// <param name="Detail">That it is done.</param>
    public sealed record Response(string Detail);

    private sealed record Found(string Email, string PasswordHash);

    /// <param name="uid">The account, from the link.</param>
    /// <param name="token">The proof, from the link.</param>
    /// <param name="request">With the password.</param>
    /// <param name="database">Where the account is.</param>
    /// <param name="links">Checks the proof.</param>
    /// <param name="accounts">Forgets what it knew of the account.</param>
    /// <param name="options">How long links live.</param>
    /// <param name="time">Before which tokens end.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<Response>, FieldsRefused, DetailRefused>> Handle(
        string uid,
        string token,
        HttpRequest request,
        Database database,
        SignedLinks links,
        TokenAccounts accounts,
        LearningOptions options,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await DrfRequest.Read<Request>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        if (
            SignedLinks.IdOf(uid) is not { } id
            || await database.OneOrNone<Found>(Find, new { id }, stop) is not { } found
            || !await links.Holds(
                SignedLinks.PasswordReset,
                token,
                id,
                PasswordResetMail.AboutOf(found.Email, found.PasswordHash),
                options.PasswordResetSeconds,
                stop
            )
        )
        {
            return Invalid();
        }

        var args = new
        {
            id,
            email = found.Email,
            seen_hash = found.PasswordHash,
            password_hash = Passwords.Hash(body.Value.Password),
            // Tokens say whole seconds: those of the present one have ended too.
            valid_from = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds() + 1),
        };
        if (await database.OneOrNone<string>(Reset, args, stop) is null)
        {
            return Invalid(); // somebody with the same link was quicker
        }

        accounts.Forget(id);

        return TypedResults.Ok(new Response("Password changed."));

        static DetailRefused Invalid() => new("Password reset link is invalid or has expired.");
    }
}
