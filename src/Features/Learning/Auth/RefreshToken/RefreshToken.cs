using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Gives a new access token for a refresh token, which stays as it is until its end.</summary>
public sealed class RefreshToken : ICarterModule
{
    private const int MostCharacters = 4096;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (path, isRetired) in new[] { ("auth/token/refresh/", false), ("token/refresh/", true) })
        {
            app.LearningUnasked()
                .MapPost(path, Handle)
                .WithName(isRetired ? "Learning.RefreshToken.short" : "Learning.RefreshToken")
                .WithSummary("Get a new access token")
                .Retired(isRetired ? "Learning.RefreshToken" : null)
                .WithMetadata(new Allowance(Throttles.LogInsOfAddress))
                .WithExample(
                    """{"refresh":"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.y"}""",
                    """{"access":"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.x"}"""
                )
                .Produces(StatusCodes.Status401Unauthorized);
        }
    }

    /// <param name="Refresh">A refresh token of this service.</param>
    public sealed record Request([MaxLength(MostCharacters)] string Refresh);

    /// <param name="Access">A new access token.</param>
    public sealed record Response(string Access);

    private static async Task<Results<Ok<Response>, FieldsRefused, CredentialsRefused>> Handle(
        HttpContext context,
        JwtScheme scheme,
        JwtTokens tokens,
        TokenAccounts accounts,
        CancellationToken stop
    )
    {
        var body = await DrfRequest.Read<Request>(context.Request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var read = await tokens.Read(TokenUse.Refresh, body.Value.Refresh, stop);
        if (read.Wrong is { } wrong)
        {
            return new CredentialsRefused(scheme, TokenRefused.NotRefresh(wrong));
        }

        if (read.UserId is not { } id)
        {
            return new CredentialsRefused(scheme, TokenRefused.NoUser);
        }

        if (await accounts.Find(id, stop) is not { IsActive: true } account)
        {
            return new CredentialsRefused(
                scheme,
                new Refusal(RefusalKind.Unauthenticated) { Words = "No active account found for the given token." }
            );
        }

        if (account.HasEnded(read))
        {
            return new CredentialsRefused(scheme, TokenRefused.NotRefresh(JwtTokens.Invalid));
        }

        context.Response.Headers.CacheControl = "no-store"; // it shows a secret

        return TypedResults.Ok(new Response(await tokens.Make(TokenUse.Access, id, stop, account.ValidFrom)));
    }
}
