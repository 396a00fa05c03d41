using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace Platform.Infrastructure.Http;

/// <summary>
/// Leaves all letters as they are. The framework's most relaxed encoder still escapes what lies beyond 16 bits (emoji,
/// rare ideographs) and private characters.
/// </summary>
internal sealed class PlainJsonEncoder : JavaScriptEncoder
{
    private static readonly JavaScriptEncoder Relaxed = UnsafeRelaxedJsonEscaping;

    public override int MaxOutputCharactersPerInputCharacter => Relaxed.MaxOutputCharactersPerInputCharacter;

    /// <summary>Quotes, backslashes and controls, and the two line ends of Unicode, which JavaScript once refused.</summary>
    public override bool WillEncode(int unicodeScalar) =>
        unicodeScalar is < 0x80 or 0x2028 or 0x2029 && Relaxed.WillEncode(unicodeScalar);

    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar,
        char* buffer,
        int bufferLength,
        out int numberOfCharactersWritten
    ) => Relaxed.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    // The relaxed encoder passes over most text many characters at a time; only where it stops is looked at closer.

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        for (var at = 0; at < textLength; )
        {
            var found = Relaxed.FindFirstCharacterToEncode(text + at, textLength - at);
            if (found < 0)
            {
                break;
            }

            at += found;
            var rest = new ReadOnlySpan<char>(text + at, textLength - at);
            if (
                Rune.DecodeFromUtf16(rest, out var rune, out var length) is not OperationStatus.Done
                || WillEncode(rune.Value)
            )
            {
                return at;
            }

            at += length;
        }

        return -1;
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        for (var at = 0; at < utf8Text.Length; )
        {
            var found = Relaxed.FindFirstCharacterToEncodeUtf8(utf8Text[at..]);
            if (found < 0)
            {
                break;
            }

            at += found;
            if (
                Rune.DecodeFromUtf8(utf8Text[at..], out var rune, out var length) is not OperationStatus.Done
                || WillEncode(rune.Value)
            )
            {
                return at;
            }

            at += length;
        }

        return -1;
    }
}
