using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Features.Learning;

/// <summary>
/// Links in mails that prove who opens them. The first part names a row; the token is the time of its making in base 36 and
/// a MAC over the row, what it is about, and the time: nothing is stored, and when what it is about has changed it counts no
/// more.
/// </summary>
public sealed class SignedLinks(SigningKeys keys, TimeProvider time)
{
    /// <summary>Of an address, by its account.</summary>
    public const string Confirmation = "learning confirmation link";

    /// <summary>Of whoever may set a new password, by the account.</summary>
    public const string PasswordReset = "learning password reset link";

    /// <summary>Of a subscription.</summary>
    public const string Unsubscription = "learning unsubscription link";

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    private static readonly DateTimeOffset Epoch = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The end of the link's path, <c>MQ/…-…/</c>.</summary>
    /// <param name="purpose">One of the above: links of one are no links of another.</param>
    /// <param name="id">Of the row.</param>
    /// <param name="about">What has to be the same when it is opened.</param>
    /// <param name="stop">Ends it.</param>
    public async ValueTask<string> Make(string purpose, long id, string about, CancellationToken stop)
    {
        var made = (long)(time.GetUtcNow() - Epoch).TotalSeconds;
        var uid = WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes(id.ToString(CultureInfo.InvariantCulture)));
        var mac = MacOf((await keys.OfLinks(purpose, stop))[0], id, about, made);

        return $"{uid}/{InBase36(made)}-{Convert.ToHexStringLower(mac)}/";
    }

    /// <summary>The row that the first part of a link names; null: none could have it.</summary>
    public static long? IdOf(string uid)
    {
        try
        {
            var text = Encoding.ASCII.GetString(WebEncoders.Base64UrlDecode(uid));

            return
                long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes(text)) == uid
                ? id
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether the second part is right for the row, and not older than that.</summary>
    public async ValueTask<bool> Holds(
        string purpose,
        string token,
        long id,
        string about,
        int seconds,
        CancellationToken stop
    )
    {
        if (
            token.Split('-') is not [{ Length: > 0 and <= 12 } written, { Length: 2 * SHA256.HashSizeInBytes } hex]
            || !written.All(Digits.Contains)
            || !hex.All(char.IsAsciiHexDigitLower)
        )
        {
            return false;
        }

        var made = written.Aggregate(0L, (number, digit) => number * Digits.Length + Digits.IndexOf(digit));
        var age = (time.GetUtcNow() - Epoch).TotalSeconds - made;
        var mac = Convert.FromHexString(hex);
        var isRight = false;
        foreach (var key in await keys.OfLinks(purpose, stop))
        {
            isRight |= CryptographicOperations.FixedTimeEquals(mac, MacOf(key, id, about, made));
        }

        return isRight && age >= 0 && age < seconds;
    }

    private static byte[] MacOf(byte[] key, long id, string about, long made) =>
        HMACSHA256.HashData(
            key,
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}\n{about}\n{made}"))
        );

    private static string InBase36(long number)
    {
        var text = "";
        for (; number > 0; number /= Digits.Length)
        {
            text = Digits[(int)(number % Digits.Length)] + text;
        }

        return text;
    }
}
