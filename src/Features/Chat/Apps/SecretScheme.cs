using Microsoft.OpenApi;

namespace Platform.Features.Chat;

/// <summary>
/// The header <c>QISCUS_SDK_SECRET</c> in any letter case, with underscores or hyphens: clients and proxies spell it in
/// four ways, and each arrives here as a header of its own.
/// </summary>
public sealed class SecretScheme(SecretCache secrets, ChatOptions options) : CredentialScheme
{
    public const string Scheme = "ChatSecret";

    private const string SecretHeader = "qiscus-sdk-secret";
    private const string AppHeader = "qiscus-sdk-app-id";

    private static readonly ChatRefusal Missing = Says(
        "secret header missing; if a proxy drops names with underscores, send QISCUS-SDK-SECRET"
    );
    private static readonly ChatRefusal Unknown = Says("secret is not known");
    private static readonly ChatRefusal Several = Says("secret header is there twice, with different values");
    private static readonly ChatRefusal ForeignApp = Says("app id header is not that of the secret's app");

    public override string Name => Scheme;

    public override string Challenge => "QISCUS-SDK-SECRET";

    public override IReadOnlyDictionary<string, OpenApiSecurityScheme> Describe() =>
        new Dictionary<string, OpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Scheme] = new()
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "QISCUS_SDK_SECRET",
                Description = "A secret of the app. `QISCUS-SDK-SECRET` is the same header.",
            },
        };

    public override async ValueTask<Proof> Prove(HttpContext context)
    {
        switch (ValuesOf(context.Request.Headers, SecretHeader))
        {
            case []:
                return Proof.Missing(Missing);
            case [var secret]:
                return await secrets.Find(secret, context.RequestAborted) is { } app
                    ? NamesAnother(context.Request.Headers, app)
                        ? ForeignApp
                        : Proof.Of(app)
                    : Unknown;
            default:
                // A second value that a proxy did not see must not get past it.
                return Several;
        }
    }

    private bool NamesAnother(IHeaderDictionary headers, ChatApp app) =>
        options.EnforceAppId && ValuesOf(headers, AppHeader).Any(named => named != app.AppCode);

    /// <summary>The different values under all spellings of a name, without empty ones.</summary>
    private static List<string> ValuesOf(IHeaderDictionary headers, string name)
    {
        var values = new List<string>(1);
        foreach (var header in headers)
        {
            if (!IsSpelling(header.Key, name))
            {
                continue;
            }

            foreach (var value in header.Value)
            {
                if (!string.IsNullOrWhiteSpace(value) && !values.Contains(value.Trim()))
                {
                    values.Add(value.Trim());
                }
            }
        }

        return values;
    }

    private static bool IsSpelling(string sent, string name)
    {
        if (sent.Length != name.Length)
        {
            return false;
        }

        for (var at = 0; at < name.Length; at++)
        {
            if ((sent[at] == '_' ? '-' : char.ToLowerInvariant(sent[at])) != name[at])
            {
                return false;
            }
        }

        return true;
    }

    private static ChatRefusal Says(string words) => new(RefusalKind.Unauthenticated, [words]);
}
