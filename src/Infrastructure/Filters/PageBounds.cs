using System.Globalization;

namespace Platform.Infrastructure.Filters;

/// <summary>The part of a list that is asked for.</summary>
/// <param name="Limit">Rows at most; 0: all.</param>
/// <param name="Offset">Rows to skip.</param>
public sealed record PageBounds(long Limit, long Offset)
{
    /// <summary>More rows than there are; sums of two of them are still whole numbers to PostgreSQL.</summary>
    private const long Endless = 1L << 40;

    private const int MostDigits = 100;

    /// <summary>The statement's <c>:limit</c>; null: all.</summary>
    public long? LimitValue => Limit == 0 ? null : Math.Min(Limit, Endless);

    /// <summary>The statement's <c>:offset</c>.</summary>
    public long OffsetValue => Math.Min(Offset, Endless);

    /// <summary>A whole number from 0 up, in digits; one that is too large for the type is as good as without end.</summary>
    public static bool TryRead(string text, out long number)
    {
        number = 0;
        if (text.Length is 0 or > MostDigits || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            number = long.MaxValue;
        }

        return true;
    }
}
