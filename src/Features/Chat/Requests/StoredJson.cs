using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Platform.Features.Chat;

/// <summary>What of JSON can be stored: no U+0000 and no half surrogate pairs, in texts and in names.</summary>
internal static class StoredJson
{
    /// <summary>Deeper JSON is not read at all.</summary>
    public const int MostReadDepth = 64;

    /// <summary>What is stored may be wrapped a few times more: in a quote, an event, a file.</summary>
    public const int MostDepth = 32;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MostReadDepth };

    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8) => JsonDocument.Parse(utf8, Options);

    /// <summary>The name of the first top-level property that holds what cannot be stored; "" for another value.</summary>
    public static string? Unstorable(ReadOnlySpan<byte> utf8)
    {
        if (!utf8.Contains((byte)'\\'))
        {
            return null; // raw texts hold no controls, and their UTF-8 was checked
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MostReadDepth });
        var property = "";
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String))
            {
                continue;
            }

            var text = reader.ValueIsEscaped ? Unescaped(ref reader) : "";
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
            {
                property =
                    text is { Length: > 0 } ? text
                    : reader.ValueIsEscaped ? ""
                    : reader.GetString()!;
            }

            if (text is null || text.Contains('\0', StringComparison.Ordinal))
            {
                return property.Replace("\0", "", StringComparison.Ordinal);
            }
        }

        return null;
    }

    /// <summary>
    /// Text that should hold JSON. Raw line feeds and tabs inside its texts, which some clients send, are escaped first.
    /// </summary>
    public static JsonDocument? OfText(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (!Utf8.IsValid(utf8))
        {
            return null;
        }

        return TryParse(utf8) ?? TryParse(WithControlsEscaped(utf8));
    }

    /// <summary>How deep objects and lists are nested: 1 for <c>{}</c>.</summary>
    public static int DepthOf(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => 1 + json.EnumerateObject().Select(one => DepthOf(one.Value)).DefaultIfEmpty().Max(),
            JsonValueKind.Array => 1 + json.EnumerateArray().Select(DepthOf).DefaultIfEmpty().Max(),
            _ => 0,
        };

    private static JsonDocument? TryParse(byte[] utf8)
    {
        try
        {
            return Parse(utf8);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] WithControlsEscaped(byte[] utf8)
    {
        var escaped = new List<byte>(utf8.Length + 16);
        var isInText = false;
        for (var at = 0; at < utf8.Length; at++)
        {
            var sign = utf8[at];
            if (isInText && sign is (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                if (isInText)
                {
                    escaped.Add((byte)'\\');
                    sign =
                        sign == '\n' ? (byte)'n'
                        : sign == '\r' ? (byte)'r'
                        : (byte)'t';
                }
            }
            else if (sign == '"')
            {
                isInText = !isInText;
            }
            else if (sign == '\\' && isInText && at + 1 < utf8.Length)
            {
                escaped.Add(sign);
                sign = utf8[++at];
            }

            escaped.Add(sign);
        }

        return [.. escaped];
    }

    private static string? Unescaped(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair
        }
    }
}
