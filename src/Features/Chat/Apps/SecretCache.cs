using System.Security.Cryptography;
using System.Text;

namespace Platform.Features.Chat;

/// <summary>Secrets already looked up; a revoked one is forgotten on every node at once, through LISTEN/NOTIFY.</summary>
public sealed class SecretCache(Database database, TimeProvider time)
{
    private static readonly Statement FindSecret = Statement.Named("Chat/FindSecret");

    private readonly CallerCache<ChatApp> _apps = new(time);

    /// <summary>The digest under which a secret is stored.</summary>
    public static byte[] DigestOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>A fresh secret: 16 random bytes as 32 lower-case hex characters, as long as those of the original.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public ValueTask<ChatApp?> Find(string secret, CancellationToken stop) =>
        _apps.Find(secret) is { } app
            ? new(app)
            : _apps.LookUp(
                secret,
                async () =>
                {
                    var found = await database.OneOrNone<ChatApp>(FindSecret, new { digest = DigestOf(secret) }, stop);

                    return (found, null);
                }
            );

    /// <summary>Drops all secrets of an app.</summary>
    public void Forget(long appId) => _apps.Forget(app => app.AppId == appId);

    /// <inheritdoc cref="CallerCache{TCaller}.ForgetAll"/>
    public void ForgetAll() => _apps.ForgetAll();
}
