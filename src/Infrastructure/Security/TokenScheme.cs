using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Platform.Infrastructure.Security;

/// <summary><c>Authorization: Token …</c> with a token of <c>identity.token</c>.</summary>
public sealed class TokenScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    TokenCache tokens
) : CredentialScheme(options, logger, encoder)
{
    public const string Name = "Token";

    protected override string Challenge => Name;

    protected override async ValueTask<(CallerPrincipal?, CredentialProblem)> Prove(string authorization)
    {
        var words = authorization.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !words[0].Equals(Name, StringComparison.OrdinalIgnoreCase))
        {
            return (null, CredentialProblem.Missing);
        }

        if (words.Length != 2)
        {
            return (null, words.Length == 1 ? CredentialProblem.TokenEmpty : CredentialProblem.TokenHasSpaces);
        }

        var principal = await tokens.Find(words[1], Context.RequestAborted);

        return (principal, principal is null ? CredentialProblem.TokenUnknown : CredentialProblem.None);
    }
}
