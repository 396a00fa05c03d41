using System.Text;
using Microsoft.OpenApi;

namespace Platform.Features.Identity;

/// <summary>Checks a user name and password; null when they do not match. Implemented by the identity area.</summary>
public delegate Task<AccountCaller?> PasswordCheck(string username, string password, CancellationToken stop);

/// <summary><c>Authorization: Basic …</c>, for log-in only.</summary>
public sealed class BasicScheme(PasswordCheck check, RateLimits limits) : CredentialScheme
{
    public const string Scheme = "Basic";

    public override string Name => Scheme;

    public override string Challenge => "Basic realm=\"api\"";

    public override IReadOnlyDictionary<string, OpenApiSecurityScheme> Describe() =>
        new Dictionary<string, OpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Scheme] = new()
            {
                Type = SecuritySchemeType.Http,
                Scheme = "basic",
                Description = "User name and password, for log-in only.",
            },
        };

    public override async ValueTask<Proof> Prove(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var words = header.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !words[0].Equals(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return Proof.Missing(TokenRefusals.Missing);
        }

        if (words.Length == 1)
        {
            return TokenRefusals.BasicEmpty;
        }

        if (words.Length > 2 || Decoded(words[1]) is not [var username, var password])
        {
            return TokenRefusals.PasswordWrong;
        }

        if (limits.LogIn(context, username) is { } tooMany)
        {
            return tooMany;
        }

        return await check(username, password, context.RequestAborted) is { } caller
            ? Proof.Of(caller)
            : TokenRefusals.PasswordWrong;
    }

    private static string[] Decoded(string credentials)
    {
        var bytes = new byte[credentials.Length];

        return Convert.TryFromBase64String(credentials, bytes, out var length)
            ? Text(bytes.AsSpan(0, length)).Split(':', 2)
            : [];
    }

    /// <summary>UTF-8, else Latin-1, which Python's requests and older browsers send.</summary>
    private static string Text(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
}
