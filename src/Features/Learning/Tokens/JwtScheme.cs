using Microsoft.OpenApi;

namespace Platform.Features.Learning;

/// <summary><c>Authorization: Bearer …</c> with an access token; any other word counts as no credentials.</summary>
public sealed class JwtScheme(JwtTokens tokens, TokenAccounts accounts) : CredentialScheme
{
    public const string Scheme = "Jwt";

    private const string Word = "Bearer";

    private static readonly Refusal Missing = new(RefusalKind.Unauthenticated);

    private static readonly char[] Blanks = [' ', '\t', '\n', '\v', '\f', '\r'];

    public override string Name => Scheme;

    public override string Challenge => TokenRefused.Bearer;

    public override IReadOnlyDictionary<string, OpenApiSecurityScheme> Describe() =>
        new Dictionary<string, OpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Scheme] = new()
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "An access token of `POST /api/v0/auth/token/`.",
            },
        };

    public override async ValueTask<Proof> Prove(HttpContext context)
    {
        var words = context
            .Request.Headers.Authorization.ToString()
            .Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        if (words is not [Word, ..])
        {
            return Proof.Missing(Missing);
        }

        if (words is not [_, var token])
        {
            return TokenRefused.BadHeader;
        }

        var read = await tokens.Read(TokenUse.Access, token, context.RequestAborted);
        if (read.Wrong is { } wrong)
        {
            return TokenRefused.NotAccess(wrong);
        }

        if (read.UserId is not { } id)
        {
            return TokenRefused.NoUser;
        }

        return await accounts.Find(id, context.RequestAborted) switch
        {
            null => TokenRefused.UserNotFound,
            { Caller.IsActive: false } => TokenRefused.UserInactive,
            var account when account.HasEnded(read) => TokenRefused.NotAccess(JwtTokens.Invalid),
            var account => Proof.Of(account.Caller),
        };
    }
}
