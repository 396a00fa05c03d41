using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Features.Chat;

/// <summary>Times in the files of backups: RFC 3339, to the microsecond, the years 1 to 9999.</summary>
public static partial class BackupTime
{
    private const int MostDigits = 6;

    /// <summary>In UTC, without zeros at the end of the fraction.</summary>
    public static string Write(DateTime time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// The same instant as <see cref="Write"/> writes it: what is finer than a microsecond is cut off. Null: it is no
    /// such time. A text, because the driver takes the first instant of all for minus infinity.
    /// </summary>
    public static string? Read(string text)
    {
        if (
            Rfc3339().Match(text) is not { Success: true } found
            || !DateTime.TryParseExact(
                $"{found.Groups["day"].Value}T{found.Groups["time"].Value}",
                "yyyy-MM-dd'T'HH:mm:ss",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var local
            )
            || UtcTicks(local, found.Groups["zone"].Value) is not { } ticks
        )
        {
            return null;
        }

        var digits = found.Groups["fraction"].Value;
        var fraction = (digits.Length > MostDigits ? digits[..MostDigits] : digits).TrimEnd('0');

        return new DateTime(ticks).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
            + (fraction.Length == 0 ? "Z" : $".{fraction}Z");
    }

    /// <summary>Null: not in the years 1 to 9999, or no such offset.</summary>
    private static long? UtcTicks(DateTime local, string zone)
    {
        var offset = TimeSpan.Zero;
        if (
            zone is not ("Z" or "z")
            && !TimeSpan.TryParseExact(zone[1..], "hh':'mm", CultureInfo.InvariantCulture, out offset)
        )
        {
            return null;
        }

        var ticks = local.Ticks - (zone[0] == '-' ? -offset.Ticks : offset.Ticks);

        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? ticks : null;
    }

    [GeneratedRegex(
        @"\A(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]{1,30}))?(?<zone>[Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Rfc3339();
}
