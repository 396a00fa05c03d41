using System.Text;

namespace Platform.Features.Chat;

/// <summary>
/// <c>a=1&amp;b=2</c>, of a body or a query. Not the framework's reader, which makes something else of bytes that are not
/// UTF-8 instead of telling.
/// </summary>
internal static class FormText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Names and values in their order; a value is null where its bytes are not UTF-8.</summary>
    public static IEnumerable<(string Name, string? Value)> Read(byte[] text)
    {
        for (var from = 0; from < text.Length; )
        {
            var length = text.AsSpan(from).IndexOf((byte)'&');
            var end = length < 0 ? text.Length : from + length;
            if (end > from)
            {
                yield return Pair(text.AsSpan(from, end - from));
            }

            from = end + 1;
        }
    }

    /// <summary>Null where the bytes are not UTF-8.</summary>
    public static string? Utf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static (string Name, string? Value) Pair(ReadOnlySpan<byte> pair)
    {
        var equals = pair.IndexOf((byte)'=');

        return equals < 0 ? (Decoded(pair) ?? "", "") : (Decoded(pair[..equals]) ?? "", Decoded(pair[(equals + 1)..]));
    }

    private static string? Decoded(ReadOnlySpan<byte> part)
    {
        var bytes = new byte[part.Length];
        var length = 0;
        for (var at = 0; at < part.Length; at++)
        {
            if (
                part[at] == '%'
                && at + 2 < part.Length + 0
                && Hex(part[at + 1]) is { } high
                && Hex(part[at + 2]) is { } low
            )
            {
                bytes[length++] = (byte)((high << 4) | low);
                at += 2;
            }
            else
            {
                bytes[length++] = part[at] == '+' ? (byte)' ' : part[at];
            }
        }

        return Utf8(bytes.AsSpan(0, length));
    }

    private static int? Hex(byte sign) =>
        char.IsAsciiHexDigit((char)sign) ? Convert.ToInt32(((char)sign).ToString(), 16) : null;
}
