using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>
/// Reads one JSON value as a typed field, with the messages of Django REST framework (docs/sync.md, "Messages"). The
/// reader stands on the value and is left on its last token. Whole objects and arrays are skipped, not kept.
/// </summary>
public static class DrfField
{
    private const string NotAnInteger = "A valid integer is required.";
    private const string NotANumber = "A valid number is required.";
    private const string NotABoolean = "Must be a valid boolean.";
    private const string TooLarge = "String value too large.";
    internal const string HasNull = "Null characters are not allowed.";
    private const string NotADate = "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.";

    /// <summary>More characters than this are refused before they are read as a number.</summary>
    private const int LongestNumber = 1000;

    /// <summary>From here on the original wrote a float with an exponent, and read that as no integer.</summary>
    private const double LargestWholeFloat = 1e16;

    /// <summary>The white space of ASCII.</summary>
    private static ReadOnlySpan<byte> Blanks => "\t\n\v\f\r\u001c\u001d\u001e\u001f "u8;

    /// <summary>Whole numbers, floats with a whole value, and strings of either form.</summary>
    public static Parsed<long> Integer(ref Utf8JsonReader reader, long min, long max)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var whole) ? InRange(whole, min, max) : WholeFloat(ref reader, min, max);
            case JsonTokenType.String:
                // Real clients send numbers as text: no string is made of one that can be read as it stands.
                return reader.ValueIsEscaped
                    ? IntegerText(Encoding.UTF8.GetBytes(reader.GetString()!), min, max)
                    : IntegerText(reader.ValueSpan, min, max);
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
                    return Parsed<double>.Refused(TooLarge);
                }

                return
                    !text.Contains('\0') // which the parser would overlook at the end
                    && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
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
                return reader.TryGetDouble(out var number) && number is 0 or 1
                    ? number is 1
                    : Parsed<bool>.Refused(NotABoolean);
            case JsonTokenType.String:
                return BooleanText(reader.GetString()!);
            default:
                reader.Skip();
                return Parsed<bool>.Refused(NotABoolean);
        }
    }

    /// <summary>Year of four digits, month and day of one or two, a day of the calendar.</summary>
    public static Parsed<DateOnly> Date(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                var text = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
                return TryDate(text, out var date) ? date : Parsed<DateOnly>.Refused(NotADate);
            case JsonTokenType.Null:
                return Parsed<DateOnly>.Null;
            default:
                reader.Skip();
                return Parsed<DateOnly>.Refused(NotADate);
        }
    }

    /// <summary>Text, or a number taken as its decimal text; surrounding white space is cut before the checks.</summary>
    public static Parsed<string> Text(ref Utf8JsonReader reader, int min, int max)
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

    /// <summary>The id of another object, which is looked for later: a whole number or its digits as text.</summary>
    public static Parsed<long> Relation(ref Utf8JsonReader reader, long min, long max)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when reader.ValueSpan.IndexOfAny(".eE"u8) < 0:
                return Id(Encoding.ASCII.GetString(reader.ValueSpan), min, max);
            case JsonTokenType.String when reader.GetString()!.Trim() is var text && IsWhole(text):
                return Id(text, min, max);
            default:
                var word = TypeWord.Of(ref reader);
                reader.Skip();
                return Parsed<long>.Refused($"Incorrect type. Expected pk value, received {word}.");
        }
    }

    /// <summary>What is said of the id of an object that is not there.</summary>
    public static string NoObject(object id) =>
        string.Create(CultureInfo.InvariantCulture, $"Invalid pk \"{id}\" - object does not exist.");

    internal static bool IsEmptyText(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.String && reader.ValueSpan.IsEmpty;

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

    /// <summary>For whole numbers that int8 does not hold.</summary>
    private static Parsed<long> OutOfRange(bool isNegative, long min, long max) =>
        Parsed<long>.Refused(
            isNegative
                ? $"Ensure this value is greater than or equal to {min}."
                : $"Ensure this value is less than or equal to {max}."
        );

    private static Parsed<long> WholeFloat(ref Utf8JsonReader reader, long min, long max)
    {
        if (reader.ValueSpan.IndexOfAny(".eE"u8) < 0)
        {
            return OutOfRange(reader.ValueSpan[0] == '-', min, max);
        }

        return
            reader.TryGetDouble(out var value) && value == Math.Truncate(value) && Math.Abs(value) < LargestWholeFloat
            ? InRange((long)value, min, max)
            : Parsed<long>.Refused(NotAnInteger);
    }

    /// <summary>An optional sign, digits, and nothing but zeros after a point; blanks around it are cut.</summary>
    private static Parsed<long> IntegerText(ReadOnlySpan<byte> text, long min, long max)
    {
        if (text.Length > LongestNumber && Encoding.UTF8.GetCharCount(text) > LongestNumber)
        {
            return Parsed<long>.Refused(TooLarge);
        }

        var digits = Ascii.IsValid(text)
            ? text.Trim(Blanks)
            : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).Trim());
        var point = digits.IndexOf((byte)'.');
        if (point >= 0 && digits[(point + 1)..].Trim((byte)'0').IsEmpty)
        {
            digits = digits[..point];
        }

        var isNegative = digits.StartsWith("-"u8);
        var unsigned = isNegative || digits.StartsWith("+"u8) ? digits[1..] : digits;
        if (unsigned.IsEmpty || unsigned.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return Parsed<long>.Refused(NotAnInteger);
        }

        return Utf8Parser.TryParse(isNegative ? digits : unsigned, out long value, out _)
            ? InRange(value, min, max)
            : OutOfRange(isNegative, min, max);
    }

    private static Parsed<bool> BooleanText(string text) =>
        text.Trim().ToLowerInvariant() switch
        {
            "true" or "t" or "yes" or "y" or "on" or "1" => true,
            "false" or "f" or "no" or "n" or "off" or "0" => false,
            _ => Parsed<bool>.Refused(NotABoolean),
        };

    private static Parsed<string> Checked(string text, int min, int max)
    {
        if (text.Contains('\0'))
        {
            return Parsed<string>.Refused(HasNull);
        }

        text = text.Trim();

        return text.Length == 0 ? Parsed<string>.Refused("This field may not be blank.")
            : LengthComplaint(text, min, max) is { } complaint ? Parsed<string>.Refused(complaint)
            : text;
    }

    /// <summary>Code points are counted, as the original did.</summary>
    internal static string? LengthComplaint(string text, int min, int max)
    {
        // Only surrogates make them fewer than characters.
        var length = text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? text.EnumerateRunes().Count() : text.Length;

        return length < min ? $"Ensure this field has at least {min} characters."
            : length > max ? $"Ensure this field has no more than {max} characters."
            : null;
    }

    /// <summary>An id that the column cannot hold is nobody's.</summary>
    private static Parsed<long> Id(string text, long min, long max) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
        && id >= min
        && id <= max
            ? id
            : Parsed<long>.Refused(NoObject(text));

    private static bool IsWhole(ReadOnlySpan<char> text)
    {
        var digits = text is ['+' or '-', ..] ? text[1..] : text;

        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9');
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
