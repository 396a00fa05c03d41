using System.Buffers;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>
/// An item of an array whose end shows without reading it as JSON: on one line, no object or array in it, no escapes.
/// Its first closing brace outside quotes is its end.
/// </summary>
internal static class FlatItem
{
    private static readonly SearchValues<byte> Nested = SearchValues.Create("{[\\\n\r"u8);

    /// <summary>Finds <c>,{…}</c> at the start of the bytes; the range is the object's.</summary>
    public static bool TryFind(ReadOnlySpan<byte> bytes, out Range item)
    {
        var start = AfterBlanks(bytes, 0);
        if (start >= bytes.Length || bytes[start] != ',')
        {
            item = default;

            return false;
        }

        start = AfterBlanks(bytes, start + 1);
        var rest = bytes[Math.Min(start, bytes.Length)..];
        var length = rest.IndexOf((byte)'}') + 1;
        item = start..(start + length);

        return length > 0
            && rest[0] == '{'
            && !rest[1..length].ContainsAny(Nested)
            && rest[..length].Count((byte)'"') % 2 == 0; // else that brace is part of a text
    }

    private static int AfterBlanks(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
