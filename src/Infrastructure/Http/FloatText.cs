using System.Buffers.Text;

namespace Platform.Infrastructure.Http;

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
        if (Math.Abs(value) is >= 1e15 and < 1e16)
        {
            // The framework turns to 1E+15 one digit earlier than the others do.
            Utf8Formatter.TryFormat(value, target, out var fixedLength, new('F', 1));

            return fixedLength;
        }

        Utf8Formatter.TryFormat(value, target, out var written);
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

        ".0"u8.CopyTo(target[written..]);

        return written + 2;
    }
}
