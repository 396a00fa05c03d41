using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>A day with a time, in UTC and to the microsecond. Without an offset it is meant in the area's zone.</summary>
internal static partial class DrfTime
{
    private const string NotATime =
        "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";
    private const string OutOfRange = "Datetime value out of range.";

    public static Parsed<DateTime> Read(ref Utf8JsonReader reader, TimeZoneInfo zone)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Of(reader.GetString()!, zone);
            case JsonTokenType.Null:
                return Parsed<DateTime>.Null;
            default:
                reader.Skip();
                return Parsed<DateTime>.Refused(NotATime);
        }
    }

    /// <summary>The same of a text that is no JSON, such as a query's.</summary>
    public static Parsed<DateTime> Of(string text, TimeZoneInfo zone)
    {
        var parts = Written().Match(text);
        if (!parts.Success || Local(parts) is not { } local)
        {
            return Parsed<DateTime>.Refused(NotATime);
        }

        if (parts.Groups["offset"].Value is not { Length: > 0 } offset)
        {
            return InZone(local, zone);
        }

        return Offset(offset) is { } ahead ? Utc(local, ahead) : Parsed<DateTime>.Refused(NotATime);
    }

    private static DateTime? Local(Match parts)
    {
        int Number(string name) =>
            parts.Groups[name].Value is { Length: > 0 } digits ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

        var (year, month, day) = (Number("year"), Number("month"), Number("day"));
        var (hour, minute, second) = (Number("hour"), Number("minute"), Number("second"));
        if (
            year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
            || hour > 23
            || minute > 59
            || second > 59
        )
        {
            return null;
        }

        var microseconds = parts.Groups["fraction"].Value.PadRight(6, '0')[..6];

        return new DateTime(year, month, day, hour, minute, second).AddMicroseconds(
            int.Parse(microseconds, CultureInfo.InvariantCulture)
        );
    }

    /// <summary>Up to 23:59 either way, as people write it: <c>Z</c>, <c>+02</c>, <c>+0200</c>, <c>+02:00</c>.</summary>
    private static TimeSpan? Offset(string text)
    {
        if (text == "Z")
        {
            return TimeSpan.Zero;
        }

        var digits = text[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        var hours = int.Parse(digits[..2], CultureInfo.InvariantCulture);
        var minutes = int.Parse(digits[2..], CultureInfo.InvariantCulture);
        var ahead = new TimeSpan(hours, minutes, 0);

        return hours > 23 || minutes > 59 ? null
            : text[0] == '-' ? -ahead
            : ahead;
    }

    /// <summary>An hour that summer time leaves out is refused, of one that comes twice the first is meant.</summary>
    private static Parsed<DateTime> InZone(DateTime local, TimeZoneInfo zone) =>
        zone.IsInvalidTime(local)
            ? Parsed<DateTime>.Refused($"Invalid datetime for the timezone \"{zone.Id}\".")
            : Utc(
                local,
                zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local)
            );

    private static Parsed<DateTime> Utc(DateTime local, TimeSpan ahead)
    {
        var ticks = local.Ticks - ahead.Ticks;

        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks
            ? Parsed<DateTime>.Refused(OutOfRange)
            : new DateTime(ticks, DateTimeKind.Utc);
    }

    [GeneratedRegex(
        """
            \A
            (?<year>[0-9]{4}) - (?<month>[0-9]{1,2}) - (?<day>[0-9]{1,2})
            [T\x20]
            (?<hour>[0-9]{1,2}) : (?<minute>[0-9]{1,2}) (?: : (?<second>[0-9]{1,2}) (?: [.,] (?<fraction>[0-9]+) )? )?
            \s* (?<offset> Z | [+-][0-9]{2} (?: :?[0-9]{2} )? )?
            \z
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Written();
}
