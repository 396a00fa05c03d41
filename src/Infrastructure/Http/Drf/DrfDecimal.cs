using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>A number of so many digits, exactly as it is written.</summary>
internal static partial class DrfDecimal
{
    private const int LongestNumber = 1000;
    private const string NotANumber = "A valid number is required.";

    public static Parsed<decimal> Read(ref Utf8JsonReader reader, DigitsAttribute digits)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                // Zeros behind the point of a number are no digits; of a text they are.
                var number = Encoding.ASCII.GetString(reader.ValueSpan);
                return Of(
                    number.Contains('.') && !number.Contains('e') && !number.Contains('E')
                        ? number.TrimEnd('0')
                        : number,
                    digits
                );
            case JsonTokenType.String:
                return Of(reader.GetString()!.Trim(), digits);
            case JsonTokenType.Null:
                return Parsed<decimal>.Null;
            default:
                reader.Skip();
                return Parsed<decimal>.Refused(NotANumber);
        }
    }

    private static Parsed<decimal> Of(string text, DigitsAttribute digits)
    {
        if (text.Length > LongestNumber)
        {
            return Parsed<decimal>.Refused("String value too large.");
        }

        var parts = Number().Match(text);
        if (!parts.Success)
        {
            return Parsed<decimal>.Refused(NotANumber);
        }

        if (Complaint(parts, digits) is { } complaint)
        {
            return Parsed<decimal>.Refused(complaint);
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : Parsed<decimal>.Refused(NotANumber);
    }

    private static string? Complaint(Match parts, DigitsAttribute digits)
    {
        var whole = parts.Groups["whole"].Value;
        var fraction = parts.Groups["fraction"].Value;
        // An exponent that int4 does not hold moves the point further than any column reaches.
        var exponent =
            parts.Groups["exponent"].Value is not { Length: > 0 } written ? 0
            : int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power)
                ? Math.Clamp(power, -LongestNumber, LongestNumber)
            : LongestNumber;
        var counted = (whole + fraction).TrimStart('0');
        var significant = counted.Length == 0 ? 1 : counted.Length;
        var places = fraction.Length - exponent;
        var total = places <= 0 ? significant - places : Math.Max(significant, places);

        return total > digits.Most ? $"Ensure that there are no more than {digits.Most} digits in total."
            : places > digits.Places ? $"Ensure that there are no more than {digits.Places} decimal places."
            : total - Math.Max(places, 0) > digits.Most - digits.Places
                ? $"Ensure that there are no more than {digits.Most - digits.Places} digits before the decimal point."
            : null;
    }

    [GeneratedRegex(
        @"\A[+-]?(?=[0-9.])(?<whole>[0-9]*)(?:\.(?<fraction>[0-9]*))?(?:[eE](?<exponent>[+-]?[0-9]+))?\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Number();
}
