using System.Net;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Platform.Infrastructure.Http;

/// <summary>
/// The fields of an urlencoded form. Not the framework's reader: that keeps what it cannot decode as it stands, and what
/// is stored must be what was sent.
/// </summary>
internal static class FormText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="RefusedException">It is not UTF-8, or has more fields than anybody needs.</exception>
    public static Dictionary<string, StringValues> Read(ReadOnlyMemory<byte> body)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        var count = 0;
        for (var rest = body.Span; !rest.IsEmpty; )
        {
            var end = rest.IndexOf((byte)'&');
            var field = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (field.IsEmpty)
            {
                continue;
            }

            if (++count > RequestBounds.MostParameters)
            {
                throw Broken($"it has more than {RequestBounds.MostParameters} fields");
            }

            var sign = field.IndexOf((byte)'=');
            var name = Decoded(sign < 0 ? field : field[..sign]);
            var value = sign < 0 ? "" : Decoded(field[(sign + 1)..]);
            fields[name] = StringValues.Concat(fields.GetValueOrDefault(name), value);
        }

        return fields;
    }

    /// <summary>Whether what is percent-encoded in a query is UTF-8; the framework keeps it as it stands where it is not.</summary>
    public static bool IsUtf8(string query) =>
        !query.Contains('%', StringComparison.Ordinal)
        || System.Text.Unicode.Utf8.IsValid(
            WebUtility.UrlDecodeToBytes(Encoding.UTF8.GetBytes(query), 0, Encoding.UTF8.GetByteCount(query))
        );

    private static string Decoded(ReadOnlySpan<byte> text)
    {
        try
        {
            return Utf8.GetString(WebUtility.UrlDecodeToBytes(text.ToArray(), 0, text.Length)!);
        }
        catch (DecoderFallbackException)
        {
            throw Broken("it is not UTF-8");
        }
    }

    private static RefusedException Broken(string why) => new(new(RefusalKind.MalformedForm, why));
}
