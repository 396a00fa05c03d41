using Microsoft.Net.Http.Headers;

namespace Platform.Infrastructure.Security;

/// <summary>
/// One way for callers to prove themselves. Not the framework's handler, which is made anew for each request and costs
/// more than the token's look-up in memory (docs/performance.md).
/// </summary>
public abstract class CredentialScheme
{
    /// <summary>Its name: in <see cref="Access"/>, in an area, in the OpenAPI document.</summary>
    public abstract string Scheme { get; }

    /// <summary>The value of <c>WWW-Authenticate</c>.</summary>
    protected abstract string Challenge { get; }

    /// <summary>The caller, or what is wrong with the credentials.</summary>
    public abstract ValueTask<Proof> Prove(HttpContext context);

    /// <summary>
    /// Answers the area's 401, or 429 when the address has had too many: the limits' turn comes only after this.
    /// </summary>
    public async Task Refuse(HttpContext context, CredentialProblem problem)
    {
        if (await context.RequestServices.GetRequiredService<RateLimits>().RefusesAddress(context))
        {
            return;
        }

        context.Response.Headers[HeaderNames.WWWAuthenticate] = Challenge;
        var area = context.RequestServices.GetRequiredService<Areas>().Of(context);

        await area.Refuse(context, new Refusal(RefusalKind.Unauthenticated, problem.ToString()));
    }
}

/// <summary>All schemes, by name.</summary>
public sealed class CredentialSchemes(IEnumerable<CredentialScheme> schemes)
{
    private readonly Dictionary<string, CredentialScheme> _schemes = schemes.ToDictionary(
        scheme => scheme.Scheme,
        StringComparer.Ordinal
    );

    public CredentialScheme this[string name] => _schemes[name];
}

/// <summary>What a look at the credentials gave: a caller, or a problem.</summary>
public readonly record struct Proof(CallerPrincipal? Caller, CredentialProblem Problem)
{
    public static Proof Of(CallerPrincipal caller) => new(caller, CredentialProblem.None);

    public static implicit operator Proof(CredentialProblem problem) => new(null, problem);
}
