using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Features.Chat;

/// <summary>
/// Links that work without a secret until they expire: <c>?expires=…&amp;sig=…</c>, an HMAC over path and end with a key
/// that the database made and keeps.
/// </summary>
public sealed class SignedLinks(Database database, ChatOptions options)
{
    private static readonly Statement FindLinkKey = Statement.Named("Chat/FindLinkKey");

    private byte[]? _key;

    /// <summary>An absolute link to a path of the service.</summary>
    public async ValueTask<string> To(string path, HttpRequest request, DateTimeOffset expires, CancellationToken stop)
    {
        var end = expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        return $"{Base(request)}{path}?expires={end}&sig={await Signature(path, end, stop)}";
    }

    /// <summary>Where the service is reached: as configured, else as this request reached it.</summary>
    public string Base(HttpRequest request) =>
        options.PublicBaseUrl.Length > 0
            ? options.PublicBaseUrl.TrimEnd('/')
            : $"{request.Scheme}://{request.Host.ToUriComponent()}";

    /// <summary>Whether the request carries a link's signature that is right and not yet over.</summary>
    public async ValueTask<bool> Admits(HttpRequest request, DateTimeOffset now, CancellationToken stop)
    {
        if (
            request.Query["sig"] is not [{ Length: 64 } sent]
            || request.Query["expires"] is not [{ Length: <= 12 } end]
            || !long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds < now.ToUnixTimeSeconds()
        )
        {
            return false;
        }

        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(await Signature(request.Path.Value ?? "", end, stop)),
            Encoding.UTF8.GetBytes(sent)
        );
    }

    private async ValueTask<string> Signature(string path, string end, CancellationToken stop)
    {
        var key = _key ??= await database.One<byte[]>(FindLinkKey, null, stop);

        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{path}\n{end}")));
    }
}
