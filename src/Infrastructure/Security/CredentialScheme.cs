using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Platform.Infrastructure.Security;

/// <summary>
/// The common half of the house's schemes: a problem with the credentials becomes the area's 401 with the scheme's
/// <c>WWW-Authenticate</c>, a lack of rights its 403.
/// </summary>
public abstract class CredentialScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private CredentialProblem _problem = CredentialProblem.Missing;

    /// <summary>The value of <c>WWW-Authenticate</c>.</summary>
    protected abstract string Challenge { get; }

    /// <summary>The caller, or what is wrong.</summary>
    protected abstract ValueTask<(CallerPrincipal?, CredentialProblem)> Prove(string authorization);

    protected sealed override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var (principal, problem) = await Prove(Request.Headers.Authorization.ToString());
        _problem = problem;

        return principal is null
            ? AuthenticateResult.Fail(problem.ToString())
            : AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
    }

    protected sealed override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (await RateLimits.RefusesChallenge(Context))
        {
            return;
        }

        Response.Headers[HeaderNames.WWWAuthenticate] = Challenge;

        await Refuse(new Refusal(RefusalKind.Unauthenticated, _problem.ToString()));
    }

    protected sealed override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Refuse(new Refusal(RefusalKind.Forbidden));

    private Task Refuse(Refusal refusal) =>
        Context.RequestServices.GetRequiredService<Areas>().Of(Context).Refuse(Context, refusal);
}

public static class CredentialSchemes
{
    /// <summary>
    /// Registers a scheme without <c>AddAuthentication</c>, which would bring data protection and its key files along
    /// for cookies that the house does not have.
    /// </summary>
    public static void AddScheme<TScheme>(this WebApplicationBuilder builder, string name)
        where TScheme : CredentialScheme
    {
        builder.Services.AddAuthenticationCore(options => options.AddScheme<TScheme>(name, null));
        builder.Services.AddWebEncoders();
        builder.Services.AddTransient<TScheme>();
        builder.Services.AddOptions<AuthenticationSchemeOptions>(name);
    }
}
