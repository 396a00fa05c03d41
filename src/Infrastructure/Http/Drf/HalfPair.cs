using System.Buffers.Text;
using System.Text.Json;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>
/// Half a surrogate pair in a text of JSON (<c>"\ud83d"</c>): JSON has it, Unicode does not, and the framework's reader
/// throws at it.
/// </summary>
/// <param name="Code">The first half that stands alone.</param>
/// <param name="Replaced">The text as JSON, with the replacement character for each of them.</param>
internal sealed record HalfPair(int Code, byte[] Replaced)
{
    private const int EscapeLength = 6; // \ud83d

    /// <summary>Null: there is none in the text or name that the reader stands on.</summary>
    public static HalfPair? Find(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
        {
            return null;
        }

        byte[] json = [(byte)'"', .. reader.ValueSpan, (byte)'"'];
        int? first = null;
        for (var at = 0; at < json.Length; )
        {
            var code = CodeAt(json, at);
            if (code is >= 0xD800 and < 0xDC00 && CodeAt(json, at + EscapeLength) is >= 0xDC00 and < 0xE000)
            {
                at += 2 * EscapeLength;
            }
            else if (code is >= 0xD800 and < 0xE000)
            {
                first ??= code;
                "\\ufffd"u8.CopyTo(json.AsSpan(at));
                at += EscapeLength;
            }
            else
            {
                at += json[at] == '\\' ? 2 : 1;
            }
        }

        return first is { } half ? new HalfPair(half, json) : null;
    }

    /// <summary>Of the escape that begins here; null: none does.</summary>
    private static int? CodeAt(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length
        && json[at] == '\\'
        && json[at + 1] == 'u'
        && Utf8Parser.TryParse(json.Slice(at + 2, 4), out int code, out _, 'x')
            ? code
            : null;
}
