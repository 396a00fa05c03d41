using System.Globalization;

namespace Platform.Infrastructure.Http.Rows;

/// <summary>
/// Floats as Python's <c>repr</c> and PostgreSQL write them: the shortest text that reads back as the same number,
/// with <c>.0</c> after whole values, and an exponent below 1e-4 and from 1e16 on.
/// </summary>
public static class FloatText
{
    /// <summary>Room that every finite number fits in.</summary>
    public const int Longest = 32;

    /// <returns>The number of bytes written.</returns>
    public static int Format(double value, Span<byte> target)
    {
        value.TryFormat(target, out var written, provider: CultureInfo.InvariantCulture);
        var mark = target[..written].IndexOf((byte)'E');
        if (mark >= 0)
        {
            target[mark] = (byte)'e';

            return written;
        }

        if (target[..written].IndexOf((byte)'.') >= 0)
        {
            return written;
        }

        if (Math.Abs(value) >= 1e16)
        {
            return WithExponent(target, written);
        }

        ".0"u8.CopyTo(target[written..]);

        return written + 2;
    }

    /// <summary>The framework writes 17 digits before it turns to an exponent, the others 16.</summary>
    private static int WithExponent(Span<byte> digits, int written)
    {
        var first = digits[0] == '-' ? 1 : 0;
        var significant = digits[..written].TrimEnd((byte)'0').Length;
        if (significant > first + 1)
        {
            digits[(first + 1)..significant].CopyTo(digits[(first + 2)..]);
            digits[first + 1] = (byte)'.';
            significant++;
        }

        "e+16"u8.CopyTo(digits[significant..]);

        return significant + 4;
    }
}
