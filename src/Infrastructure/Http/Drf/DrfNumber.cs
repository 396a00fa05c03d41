using System.Globalization;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>Numbers of a query: compared by value, whatever a column can hold.</summary>
internal static class DrfNumber
{
    private const int LongestNumber = 1000;

    /// <summary>False: the text is no number.</summary>
    /// <param name="kind">Of the column.</param>
    /// <param name="text">Without blanks around it.</param>
    /// <param name="value">Of the column's type; <see cref="DBNull"/>: a number that it cannot hold.</param>
    public static bool Read(FieldKind kind, string text, out object? value)
    {
        value = null;
        if (
            text.Length > LongestNumber
            || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || double.IsNaN(number)
            || text.Contains('y', StringComparison.OrdinalIgnoreCase) // infinity; a number with an exponent too many is one
            || text.Contains('\0') // which the parser overlooks at the end
        )
        {
            return false;
        }

        value =
            kind is FieldKind.Real ? (double.IsFinite(number) ? number : DBNull.Value)
            : !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            || exact != Math.Truncate(exact)
                ? DBNull.Value
            : kind is FieldKind.Whole ? (exact is >= int.MinValue and <= int.MaxValue ? (int)exact : DBNull.Value)
            : exact is >= long.MinValue and <= long.MaxValue ? (long)exact
            : DBNull.Value;

        return true;
    }
}
