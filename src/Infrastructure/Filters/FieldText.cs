using System.Globalization;

namespace Platform.Infrastructure.Filters;

/// <summary>Reads values that came as text: in queries, forms, and JSON strings.</summary>
public static class FieldText
{
    /// <summary>The value as the type that the column has; false when the text is no such value.</summary>
    public static bool TryRead(FieldKind kind, string text, out object value)
    {
        value = text;
        if (text.Contains('\0'))
        {
            return false; // which the framework overlooks at the end of a number
        }

        switch (kind)
        {
            case FieldKind.Whole:
                var isWhole = int.TryParse(
                    text,
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var whole
                );
                value = whole;
                return isWhole;
            case FieldKind.BigWhole:
                var isBig = long.TryParse(
                    text,
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var big
                );
                value = big;
                return isBig;
            case FieldKind.Real:
                var isReal = TryReal(text, out var real);
                value = real;
                return isReal;
            case FieldKind.Flag:
                var flag = Flag(text);
                value = flag ?? false;
                return flag is not null;
            case FieldKind.Date:
                var isDate = DateOnly.TryParseExact(
                    text,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var date
                );
                value = date;
                return isDate;
            case FieldKind.Timestamp:
                var isTime = TryTimestamp(text, out var time);
                value = time;
                return isTime;
            default:
                return true;
        }
    }

    /// <summary>An array of the kind's type, for <c>= any(…)</c>.</summary>
    public static Array ToArray(FieldKind kind, IReadOnlyList<object> values) =>
        kind switch
        {
            FieldKind.Whole => values.Cast<int>().ToArray(),
            FieldKind.BigWhole => values.Cast<long>().ToArray(),
            FieldKind.Real => values.Cast<double>().ToArray(),
            FieldKind.Flag => values.Cast<bool>().ToArray(),
            FieldKind.Date => values.Cast<DateOnly>().ToArray(),
            FieldKind.Timestamp => values.Cast<DateTimeOffset>().ToArray(),
            _ => values.Cast<string>().ToArray(),
        };

    private static bool TryReal(string text, out double value) =>
        double.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out value
        ) && double.IsFinite(value);

    private static bool? Flag(string text) =>
        text.ToLowerInvariant() switch
        {
            "true" or "1" or "t" or "yes" => true,
            "false" or "0" or "f" or "no" => false,
            _ => null,
        };

    private static bool TryTimestamp(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text,
            [
                "yyyy-MM-dd",
                "yyyy-MM-dd'T'HH:mm",
                "yyyy-MM-dd'T'HH:mm:ss",
                "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
                "yyyy-MM-dd'T'HH:mmK",
                "yyyy-MM-dd'T'HH:mm:ssK",
                "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
            ],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time
        );
}
