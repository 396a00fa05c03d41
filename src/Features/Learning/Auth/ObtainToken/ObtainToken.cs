using System.ComponentModel.DataAnnotations;
using Platform.Features.Identity;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Gives an access token and a refresh token for an e-mail address, in any letter case, and its password. An unknown
/// address, a wrong password and an account that is not active are told alike.
/// </summary>
public sealed class ObtainToken : ICarterModule
{
    private static readonly Statement Find = Statement.Of<ObtainToken>();
    private static readonly Statement Note = Statement.Of<ObtainToken>(nameof(Note));

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningUnasked()
            .MapPost("auth/token/", Handle)
            .WithName("Learning.ObtainToken")
            .WithSummary("Log in")
            .WithMetadata(new Allowance(Throttles.LogInsOfAddress))
            .WithExample(
                """{"email":"ada@example.org","password":"a long secret"}""",
                """{"access":"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.x","refresh":"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.y"}"""
            )
            .Produces(StatusCodes.Status401Unauthorized);

    /// <param name="Email">Of the account.</param>
    /// <param name="Password">As it was set.</param>
    public sealed record Request(
        [MaxLength(254)] string Email,
        [MaxLength(128)] [DataType(DataType.Password)] string Password
    );

    /// <param name="Access">For five minutes, unless the settings say otherwise.</param>
    /// <param name="Refresh">For a day: it gives new access tokens.</param>
    public sealed record Response(string Access, string Refresh);

    private sealed record Found(long Id, string PasswordHash, bool IsActive, bool EmailConfirmed, DateTime? ValidFrom);

    private static async Task<Results<Ok<Response>, FieldsRefused, CredentialsRefused>> Handle(
        HttpContext context,
        Database database,
        RateLimits limits,
        JwtScheme scheme,
        JwtTokens tokens,
        LearningOptions options,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await DrfRequest.Read<Request>(context.Request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var asked = body.Value;
        if (limits.Take(context, Throttles.LogIns, asked.Email) is { } tooMany)
        {
            throw new RefusedException(tooMany);
        }

        var account = await database.OneOrNone<Found>(Find, new { email = asked.Email }, stop);
        var hash = account is { PasswordHash.Length: > 0 } ? account.PasswordHash : Passwords.NobodysHash;
        if (
            !Passwords.Verify(hash, asked.Password)
            || account is not { IsActive: true, PasswordHash.Length: > 0 }
            || (options.RequireConfirmedEmail && !account.EmailConfirmed)
        )
        {
            return new CredentialsRefused(
                scheme,
                new Refusal(RefusalKind.Unauthenticated)
                {
                    Words = "No active account found with the given credentials",
                }
            );
        }

        await database.Execute(Note, new { account_id = account.Id, now = time.GetUtcNow() }, stop);
        context.Response.Headers.CacheControl = "no-store"; // it shows secrets

        return TypedResults.Ok(
            new Response(
                await tokens.Make(TokenUse.Access, account.Id, stop, account.ValidFrom),
                await tokens.Make(TokenUse.Refresh, account.Id, stop, account.ValidFrom)
            )
        );
    }
}
