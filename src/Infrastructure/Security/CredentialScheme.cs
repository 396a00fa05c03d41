using Microsoft.OpenApi;

namespace Platform.Infrastructure.Security;

/// <summary>
/// One way for callers to prove themselves. It lives where its callers live; the words of its refusals are its own.
/// (Why not the framework's handlers: docs/decisions/0006.)
/// </summary>
public abstract class CredentialScheme
{
    /// <summary>Its name, in <see cref="Access"/> and in an area.</summary>
    public abstract string Name { get; }

    /// <summary>The value of <c>WWW-Authenticate</c> beside a 401.</summary>
    public abstract string Challenge { get; }

    /// <summary>For the OpenAPI document: what must be sent, all of it together.</summary>
    public abstract IReadOnlyDictionary<string, OpenApiSecurityScheme> Describe();

    /// <summary>The caller; or that nothing was sent; or what is wrong with what was sent.</summary>
    public abstract ValueTask<Proof> Prove(HttpContext context);
}

/// <summary>What a look at the credentials gave.</summary>
/// <param name="Caller">Null: nobody is proved.</param>
/// <param name="Refusal">What to answer where somebody must be.</param>
/// <param name="IsMissing">Nothing was sent that this scheme reads: on an open route that is fine.</param>
public readonly record struct Proof(Caller? Caller, Refusal? Refusal, bool IsMissing)
{
    public static Proof Of(Caller caller) => new(caller, null, false);

    public static Proof Missing(Refusal refusal) => new(null, refusal, true);

    public static implicit operator Proof(Refusal refusal) => new(null, refusal, false);
}

/// <summary>Answers the scheme's refusal with its challenge, or 429 when the address has had too many.</summary>
public sealed class CredentialsRefused(CredentialScheme scheme, Refusal refusal) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        // The limits' turn comes only after the proof, so wrong credentials take from their address here.
        if (await httpContext.RequestServices.GetRequiredService<RateLimits>().RefusesAddress(httpContext))
        {
            return;
        }

        var told =
            refusal.Status == StatusCodes.Status401Unauthorized
                ? refusal with
                {
                    Challenge = scheme.Challenge,
                }
                : refusal;
        await httpContext.RequestServices.GetRequiredService<Areas>().Of(httpContext).Refuse(httpContext, told);
    }
}

/// <summary>All schemes, by name.</summary>
public sealed class CredentialSchemes(IEnumerable<CredentialScheme> schemes)
{
    private readonly Dictionary<string, CredentialScheme> _schemes = schemes.ToDictionary(
        scheme => scheme.Name,
        StringComparer.Ordinal
    );

    public CredentialScheme this[string name] => _schemes[name];
}
