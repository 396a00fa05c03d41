using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Platform.Infrastructure.Security;

/// <summary><c>Authorization: Token …</c> with a token of <c>identity.token</c>.</summary>
public class TokenScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    TokenCache tokens
) : CredentialScheme(options, logger, encoder)
{
    public const string Name = "Token";

    protected override string Challenge => Name;

    /// <summary>The words that may stand before the token, in any letter case.</summary>
    protected virtual IReadOnlyList<string> Words => [Name];

    /// <summary>Whether the owner of a known token may come in.</summary>
    protected virtual bool Admits(Caller caller) => true;

    protected override async ValueTask<(CallerPrincipal?, CredentialProblem)> Prove(string authorization)
    {
        var words = authorization.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !Words.Contains(words[0], StringComparer.OrdinalIgnoreCase))
        {
            return (null, CredentialProblem.Missing);
        }

        if (words.Length != 2)
        {
            return (null, words.Length == 1 ? CredentialProblem.TokenEmpty : CredentialProblem.TokenHasSpaces);
        }

        var principal = await tokens.Find(words[1], Context.RequestAborted);

        return principal is not null && Admits(principal.Caller)
            ? (principal, CredentialProblem.None)
            : (null, CredentialProblem.TokenUnknown);
    }
}

/// <summary><c>Authorization: Token …</c> or <c>Bearer …</c>, for active accounts only.</summary>
public sealed class ActiveTokenScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    TokenCache tokens
) : TokenScheme(options, logger, encoder, tokens)
{
    public new const string Name = "ActiveToken";

    protected override string Challenge => "Token, Bearer";

    protected override IReadOnlyList<string> Words => [TokenScheme.Name, "Bearer"];

    protected override bool Admits(Caller caller) => caller.IsActive;
}
