using System.Buffers;

namespace Platform.Infrastructure.Security;

/// <summary><c>Authorization: Token …</c> with a token of <c>identity.token</c>.</summary>
public class TokenScheme(TokenCache tokens) : CredentialScheme
{
    public const string Name = "Token";

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t");

    public override string Scheme => Name;

    protected override string Challenge => Name;

    /// <summary>Whether this word may stand before the token; letter case does not matter.</summary>
    protected virtual bool IsWord(ReadOnlySpan<char> word) => word.Equals(Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the owner of a known token may come in.</summary>
    protected virtual bool Admits(Caller caller) => true;

    public override ValueTask<Proof> Prove(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString().AsSpan().Trim();
        var end = header.IndexOfAny(Blanks);
        if (!IsWord(end < 0 ? header : header[..end]))
        {
            return new(CredentialProblem.Missing);
        }

        if (end < 0)
        {
            return new(CredentialProblem.TokenEmpty);
        }

        var token = header[end..].TrimStart();
        if (token.ContainsAny(Blanks))
        {
            return new(CredentialProblem.TokenHasSpaces);
        }

        var finding = tokens.Find(token, context.RequestAborted);

        return finding.IsCompletedSuccessfully ? new(Admitted(finding.Result)) : Admitted(finding);
    }

    private async ValueTask<Proof> Admitted(ValueTask<CallerPrincipal?> finding) => Admitted(await finding);

    private Proof Admitted(CallerPrincipal? principal) =>
        principal is not null && Admits(principal.Caller) ? Proof.Of(principal) : CredentialProblem.TokenUnknown;
}

/// <summary><c>Authorization: Token …</c> or <c>Bearer …</c>, for active accounts only.</summary>
public sealed class ActiveTokenScheme(TokenCache tokens) : TokenScheme(tokens)
{
    public new const string Name = "ActiveToken";

    public override string Scheme => Name;

    protected override string Challenge => "Token, Bearer";

    protected override bool IsWord(ReadOnlySpan<char> word) =>
        base.IsWord(word) || word.Equals("Bearer", StringComparison.OrdinalIgnoreCase);

    protected override bool Admits(Caller caller) => caller.IsActive;
}
