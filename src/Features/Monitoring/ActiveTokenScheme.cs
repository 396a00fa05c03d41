using Microsoft.OpenApi;
using Platform.Features.Identity;

namespace Platform.Features.Monitoring;

/// <summary><c>Authorization: Token …</c> or <c>Bearer …</c>, for active accounts only.</summary>
public sealed class ActiveTokenScheme(TokenCache tokens) : TokenScheme(tokens)
{
    public new const string Scheme = "ActiveToken";

    public override string Name => Scheme;

    public override string Challenge => "Token, Bearer";

    public override IReadOnlyDictionary<string, OpenApiSecurityScheme> Describe() =>
        Header("`Token` or `Bearer`, a blank, and the API token of an active account.");

    protected override bool IsWord(ReadOnlySpan<char> word) =>
        base.IsWord(word) || word.Equals("Bearer", StringComparison.OrdinalIgnoreCase);

    protected override bool Admits(AccountCaller caller) => caller.IsActive;
}
