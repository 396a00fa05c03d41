using System.Buffers;
using Microsoft.OpenApi;

namespace Platform.Features.Identity;

/// <summary><c>Authorization: Token …</c> with a token of <c>identity.token</c>.</summary>
public class TokenScheme(TokenCache tokens) : CredentialScheme
{
    public const string Scheme = "Token";

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t");

    public override string Name => Scheme;

    public override string Challenge => Scheme;

    public override IReadOnlyDictionary<string, OpenApiSecurityScheme> Describe() =>
        Header("`Token`, a blank, and the 64 hex characters of an API token.");

    protected IReadOnlyDictionary<string, OpenApiSecurityScheme> Header(string description) =>
        new Dictionary<string, OpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Name] = new()
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "Authorization",
                Description = description,
            },
        };

    /// <summary>Whether this word may stand before the token; letter case does not matter.</summary>
    protected virtual bool IsWord(ReadOnlySpan<char> word) => word.Equals(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the owner of a known token may come in.</summary>
    protected virtual bool Admits(AccountCaller caller) => true;

    public override ValueTask<Proof> Prove(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString().AsSpan().Trim();
        var end = header.IndexOfAny(Blanks);
        if (!IsWord(end < 0 ? header : header[..end]))
        {
            return new(Proof.Missing(TokenRefusals.Missing));
        }

        if (end < 0)
        {
            return new(TokenRefusals.Empty);
        }

        var token = header[end..].TrimStart();
        if (token.ContainsAny(Blanks))
        {
            return new(TokenRefusals.HasSpaces);
        }

        var finding = tokens.Find(token, context.RequestAborted);

        return finding.IsCompletedSuccessfully ? new(Admitted(finding.Result)) : Admitted(finding);
    }

    private async ValueTask<Proof> Admitted(ValueTask<AccountCaller?> finding) => Admitted(await finding);

    private Proof Admitted(AccountCaller? caller) =>
        caller is not null && Admits(caller) ? Proof.Of(caller) : TokenRefusals.Unknown;
}

/// <summary>What is wrong with a token, as Django REST framework words it.</summary>
internal static class TokenRefusals
{
    public static readonly Refusal Missing = Says("Authentication credentials were not provided.");
    public static readonly Refusal Empty = Says("Invalid token header. No credentials provided.");
    public static readonly Refusal HasSpaces = Says("Invalid token header. Token string should not contain spaces.");
    public static readonly Refusal Unknown = Says("Invalid token.");
    public static readonly Refusal BasicEmpty = Says("Invalid basic header. No credentials provided.");
    public static readonly Refusal PasswordWrong = Says("Invalid username/password.");

    private static Refusal Says(string words) => new(RefusalKind.Unauthenticated) { Words = words };
}
