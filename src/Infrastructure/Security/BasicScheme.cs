using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Platform.Infrastructure.Security;

/// <summary>Checks a user name and password; null when they do not match. Implemented by the identity area.</summary>
public delegate Task<Caller?> PasswordCheck(string username, string password, CancellationToken stop);

/// <summary><c>Authorization: Basic …</c>, for log-in only.</summary>
public sealed class BasicScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    PasswordCheck check
) : CredentialScheme(options, logger, encoder)
{
    public const string Name = "Basic";

    protected override string Challenge => "Basic realm=\"api\"";

    protected override async ValueTask<(CallerPrincipal?, CredentialProblem)> Prove(string authorization)
    {
        var words = authorization.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !words[0].Equals(Name, StringComparison.OrdinalIgnoreCase))
        {
            return (null, CredentialProblem.Missing);
        }

        if (words.Length == 1)
        {
            return (null, CredentialProblem.BasicEmpty);
        }

        if (words.Length > 2 || Decoded(words[1]) is not [var username, var password])
        {
            return (null, CredentialProblem.PasswordWrong);
        }

        var caller = await check(username, password, Context.RequestAborted);

        return caller is null
            ? (null, CredentialProblem.PasswordWrong)
            : (new CallerPrincipal(caller, Name), CredentialProblem.None);
    }

    private static string[] Decoded(string credentials)
    {
        var bytes = new byte[credentials.Length];

        return Convert.TryFromBase64String(credentials, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2)
            : [];
    }
}
