using System.Text;

namespace Platform.Infrastructure.Security;

/// <summary>Checks a user name and password; null when they do not match. Implemented by the identity area.</summary>
public delegate Task<Caller?> PasswordCheck(string username, string password, CancellationToken stop);

/// <summary><c>Authorization: Basic …</c>, for log-in only.</summary>
public sealed class BasicScheme(PasswordCheck check) : CredentialScheme
{
    public const string Name = "Basic";

    public override string Scheme => Name;

    protected override string Challenge => "Basic realm=\"api\"";

    public override async ValueTask<Proof> Prove(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var words = header.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !words[0].Equals(Name, StringComparison.OrdinalIgnoreCase))
        {
            return CredentialProblem.Missing;
        }

        if (words.Length == 1)
        {
            return CredentialProblem.BasicEmpty;
        }

        if (words.Length > 2 || Decoded(words[1]) is not [var username, var password])
        {
            return CredentialProblem.PasswordWrong;
        }

        return await check(username, password, context.RequestAborted) is { } caller
            ? Proof.Of(new CallerPrincipal(caller, Name))
            : CredentialProblem.PasswordWrong;
    }

    private static string[] Decoded(string credentials)
    {
        var bytes = new byte[credentials.Length];

        return Convert.TryFromBase64String(credentials, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2)
            : [];
    }
}
