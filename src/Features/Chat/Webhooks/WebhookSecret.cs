using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Chat;

/// <summary>
/// What signs deliveries: <c>whsec_</c> and base64, by the convention of Standard Webhooks, or a text that was brought along.
/// </summary>
public static class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int Bytes = 32;

    /// <summary>How long an old secret signs beside a new one.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    /// <exception cref="CommandRefusedException">It cannot be one.</exception>
    public static string Checked(string brought)
    {
        var secret = AppCode.Secret(brought);

        return !secret.StartsWith(Prefix, StringComparison.Ordinal) || Decoded(secret) is { Length: >= 24 and <= 64 }
            ? secret
            : throw new CommandRefusedException($"After {Prefix} come 24 to 64 bytes in base64.");
    }

    /// <summary>Enough to know which one it is.</summary>
    public static string Masked(string secret) =>
        (secret.StartsWith(Prefix, StringComparison.Ordinal) ? Prefix : "") + "…" + secret[^4..];

    /// <summary>
    /// <c>v1,</c> and an HMAC-SHA256 of id, time and body, for each secret; separated by blanks.
    /// </summary>
    public static string Signatures(Guid id, DateTimeOffset sentAt, byte[] body, params IEnumerable<string?> secrets)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{Seconds(sentAt)}."), .. body];

        return string.Join(
            ' ',
            secrets
                .OfType<string>()
                .Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret), signed)))
        );
    }

    /// <summary>As receivers that were written for the original check it: of the body alone, by the secret's text.</summary>
    public static string LegacySignature(byte[] body, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    public static string Seconds(DateTimeOffset time) =>
        time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static byte[] KeyOf(string secret) =>
        (secret.StartsWith(Prefix, StringComparison.Ordinal) ? Decoded(secret) : null)
        ?? Encoding.UTF8.GetBytes(secret);

    private static byte[]? Decoded(string secret)
    {
        var key = new byte[secret.Length];

        return Convert.TryFromBase64String(secret[Prefix.Length..], key, out var length) ? key[..length] : null;
    }
}
