using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Features.Monitoring;

/// <summary>What a text says as a number, typed or in a cell; docs/monitoring.md, "Refresh".</summary>
public static partial class CellValue
{
    /// <summary>Sums over all regions and calculations stay far from what a double can hold.</summary>
    private const double Largest = 1e300;

    /// <summary>
    /// Thousands commas dropped, a percentage as a share, yes and no as 1 and 0. Null for whatever is no number:
    /// blank, NaN, null, text, infinity, and what is beyond 1e300.
    /// </summary>
    public static double? Of(string cell)
    {
        var text = cell.Trim();
        if (text.Equals("yes", StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        if (text.Equals("no", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var isShare = text.EndsWith('%');
        text = isShare ? text[..^1].TrimEnd() : text;
        if (text.Contains(','))
        {
            // 1,234 and 12,34,567 are numbers; 1,5 is not 15.
            if (!Thousands().IsMatch(text))
            {
                return null;
            }

            text = text.Replace(",", "", StringComparison.Ordinal);
        }

        text = isShare ? text + "e-2" : text; // 12.48% is 0.1248, which 12.48 / 100 is not

        return
            !text.Contains('\0') // which the framework overlooks at the end of a number
            && double.TryParse(text, Accepted, CultureInfo.InvariantCulture, out var value)
            && Math.Abs(value) <= Largest
            ? value + 0.0 // no negative zero
            : null;
    }

    private const NumberStyles Accepted =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    [GeneratedRegex(@"^[+-]?\d{1,3}(,\d{2,3})*,\d{3}(\.\d*)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Thousands();
}
