namespace Platform.Features.Identity;

/// <summary>A token, or name and password, for pages that a person opens: a browser asks for the latter by itself.</summary>
public sealed class OperatorScheme(TokenCache tokens, BasicScheme passwords) : TokenScheme(tokens)
{
    public const string Operator = "Operator";

    public override string Name => Operator;

    public override string Challenge => passwords.Challenge;

    public override ValueTask<Proof> Prove(HttpContext context) =>
        context
            .Request.Headers.Authorization.ToString()
            .AsSpan()
            .TrimStart()
            .StartsWith(BasicScheme.Scheme, StringComparison.OrdinalIgnoreCase)
            ? passwords.Prove(context)
            : base.Prove(context);
}
