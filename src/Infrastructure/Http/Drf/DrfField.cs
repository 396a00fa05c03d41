using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>
/// Reads one JSON value as a typed field, with the messages of spec/sync.md section 3. The reader stands on the value
/// and is left on its last token. Whole objects and arrays are skipped, not kept.
/// </summary>
public static class DrfField
{
    private const string NotAnInteger = "A valid integer is required.";
    private const string NotANumber = "A valid number is required.";
    private const string NotADate = "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.";

    /// <summary>More characters than this are refused before they are read as a number.</summary>
    private const int LongestNumber = 1000;

    /// <summary>Whole numbers, floats with a whole value, and strings of either form.</summary>
    public static Parsed<long> Integer(ref Utf8JsonReader reader, long min, long max)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var whole)
                    ? InRange(whole, min, max)
                    : WholeFloat(reader.ValueSpan, min, max);
            case JsonTokenType.String:
                return IntegerText(reader.GetString()!, min, max);
            case JsonTokenType.Null:
                return Parsed<long>.Null;
            default:
                reader.Skip();
                return Parsed<long>.Refused(NotAnInteger);
        }
    }

    /// <summary>A finite number or numeric text.</summary>
    public static Parsed<double> Number(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDouble(out var number) && double.IsFinite(number)
                    ? number
                    : Parsed<double>.Refused(NotANumber);
            case JsonTokenType.String:
                var text = reader.GetString()!;
                if (text.Length > LongestNumber)
                {
                    return Parsed<double>.Refused("String value too large.");
                }

                return
                    double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
                    && double.IsFinite(number)
                    ? number
                    : Parsed<double>.Refused(NotANumber);
            case JsonTokenType.Null:
                return Parsed<double>.Null;
            default:
                reader.Skip();
                return Parsed<double>.Refused(NotANumber);
        }
    }

    /// <summary>true, false, and the words and digits that a form sends for them.</summary>
    public static Parsed<bool> Boolean(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Null:
                return Parsed<bool>.Null;
            case JsonTokenType.Number:
                return BooleanText(Encoding.ASCII.GetString(reader.ValueSpan));
            case JsonTokenType.String:
                return BooleanText(reader.GetString()!);
            default:
                reader.Skip();
                return Parsed<bool>.Refused("Must be a valid boolean.");
        }
    }

    /// <summary>Year of four digits, month and day of one or two, a day of the calendar.</summary>
    public static Parsed<DateOnly> Date(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return TryDate(reader.ValueSpan, out var date) ? date : Parsed<DateOnly>.Refused(NotADate);
            case JsonTokenType.Null:
                return Parsed<DateOnly>.Null;
            default:
                reader.Skip();
                return Parsed<DateOnly>.Refused(NotADate);
        }
    }

    /// <summary>Text, or a number taken as its decimal text; surrounding white space is cut before the checks.</summary>
    public static Parsed<string> Text(ref Utf8JsonReader reader, int min = 0, int max = int.MaxValue)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Checked(reader.GetString()!, min, max);
            case JsonTokenType.Number:
                return Checked(Encoding.ASCII.GetString(reader.ValueSpan), min, max);
            case JsonTokenType.Null:
                return Parsed<string>.Null;
            default:
                reader.Skip();
                return Parsed<string>.Refused("Not a valid string.");
        }
    }

    /// <summary>One of a list of words.</summary>
    public static Parsed<string> Choice(ref Utf8JsonReader reader, IReadOnlyList<string> choices)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String or JsonTokenType.Number:
                var word =
                    reader.TokenType is JsonTokenType.String
                        ? reader.GetString()!
                        : Encoding.ASCII.GetString(reader.ValueSpan);
                return choices.Contains(word) ? word : Parsed<string>.Refused($"\"{word}\" is not a valid choice.");
            case JsonTokenType.Null:
                return Parsed<string>.Null;
            case JsonTokenType.True or JsonTokenType.False:
                return Parsed<string>.Refused(
                    $"\"{(reader.TokenType is JsonTokenType.True ? "True" : "False")}\" is not a valid choice."
                );
            default:
                using (var value = JsonDocument.ParseValue(ref reader))
                {
                    return Parsed<string>.Refused($"\"{value.RootElement.GetRawText()}\" is not a valid choice.");
                }
        }
    }

    private static Parsed<long> InRange(long value, long min, long max) =>
        value < min ? Parsed<long>.Refused($"Ensure this value is greater than or equal to {min}.")
        : value > max ? Parsed<long>.Refused($"Ensure this value is less than or equal to {max}.")
        : value;

    private static Parsed<long> OutOfRange(bool isNegative, long min, long max) =>
        InRange(isNegative ? min - 1 : max, min, max) is { Error: not null } below
            ? below
            : Parsed<long>.Refused($"Ensure this value is less than or equal to {max}.");

    private static Parsed<long> WholeFloat(ReadOnlySpan<byte> number, long min, long max)
    {
        if (number.IndexOfAny(".eE"u8) < 0)
        {
            return OutOfRange(number[0] == '-', min, max); // all digits, beyond int8
        }

        return
            Utf8Parser.TryParse(number, out decimal exact, out var read, 'E')
            && read == number.Length
            && exact == decimal.Truncate(exact)
            && exact is >= long.MinValue and <= long.MaxValue
            ? InRange((long)exact, min, max)
            : Parsed<long>.Refused(NotAnInteger);
    }

    private static Parsed<long> IntegerText(string text, long min, long max)
    {
        if (text.Length > LongestNumber)
        {
            return Parsed<long>.Refused("String value too large.");
        }

        var digits = text.AsSpan().Trim();
        var point = digits.IndexOf('.');
        if (point >= 0 && digits[(point + 1)..].Trim('0').IsEmpty)
        {
            digits = digits[..point];
        }

        var unsigned = digits.Length > 0 && digits[0] is '+' or '-' ? digits[1..] : digits;
        if (unsigned.IsEmpty || unsigned.ContainsAnyExceptInRange('0', '9'))
        {
            return Parsed<long>.Refused(NotAnInteger);
        }

        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? InRange(value, min, max)
            : OutOfRange(digits[0] == '-', min, max);
    }

    private static Parsed<bool> BooleanText(string text) =>
        text.Trim().ToLowerInvariant() switch
        {
            "true" or "t" or "yes" or "y" or "on" or "1" => true,
            "false" or "f" or "no" or "n" or "off" or "0" => false,
            "null" or "none" or "" => Parsed<bool>.Null,
            _ => Parsed<bool>.Refused("Must be a valid boolean."),
        };

    private static Parsed<string> Checked(string text, int min, int max)
    {
        if (text.Contains('\0'))
        {
            return Parsed<string>.Refused("Null characters are not allowed.");
        }

        text = text.Trim();
        if (text.Length == 0)
        {
            return Parsed<string>.Refused("This field may not be blank.");
        }

        var length = text.EnumerateRunes().Count(); // code points, as the original counted
        return length < min ? Parsed<string>.Refused($"Ensure this field has at least {min} characters.")
            : length > max ? Parsed<string>.Refused($"Ensure this field has no more than {max} characters.")
            : text;
    }

    /// <summary>Reads <c>YYYY-M-D</c>; ASCII digits only, no blanks.</summary>
    internal static bool TryDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length is < 8 or > 10 || text[4] != '-')
        {
            return false;
        }

        var split = text[5..].IndexOf((byte)'-');
        if (
            split is not (1 or 2)
            || text.Length - 6 - split > 2
            || !TryDigits(text[..4], out var year)
            || !TryDigits(text.Slice(5, split), out var month)
            || !TryDigits(text[(6 + split)..], out var day)
            || year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
        )
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = value * 10 + digit - '0';
        }

        return !digits.IsEmpty;
    }
}
