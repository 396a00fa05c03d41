using System.Text;

namespace Platform.Features.Casework;

/// <summary>A part of the path as it was sent.</summary>
/// <param name="Number">Counted from 1, <c>v2</c> included where it was sent.</param>
/// <param name="Raw">Percent-encoded.</param>
public readonly record struct PathSegment(int Number, string Raw)
{
    /// <summary>Decoded; the tokeniser has made sure that it can be.</summary>
    public string Text => RawPath.Decode(Raw)!;
}

/// <summary>
/// The path as it was sent, in its parts. What routing works with is decoded, and knows no difference between a
/// <c>;</c> that separates values and one that is part of a value.
/// </summary>
/// <param name="Segments">From the group on.</param>
public sealed record RawPath(IReadOnlyList<PathSegment> Segments)
{
    /// <summary>Of a path; the service reads longer lines in other areas.</summary>
    public const int MostCharacters = 8_000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The parts, without <c>/v2</c>, query, and one slash at the end.</summary>
    /// <param name="target">The request target, in whichever form it was sent.</param>
    /// <param name="refusal">What is wrong with it.</param>
    public static RawPath? Read(string target, out CaseworkRefusal? refusal)
    {
        var path = PathOf(target);
        if (path.Length > MostCharacters)
        {
            refusal = new(RefusalKind.UriTooLong, "uri_too_long", $"A path has at most {MostCharacters} characters.");

            return null;
        }

        var segments = path.TrimStart('/').Length == 0 ? [] : path[1..].Split('/').ToList();
        if (segments is [.., ""])
        {
            segments.RemoveAt(segments.Count - 1);
        }

        var numbered = segments.Select((raw, at) => new PathSegment(at + 1, raw)).ToList();
        refusal = numbered.Select(Fault).OfType<CaseworkRefusal>().FirstOrDefault();

        return refusal is not null ? null
            : numbered is [{ Raw: "v2" }, ..] ? new([.. numbered.Skip(1)])
            : new(numbered);
    }

    /// <summary>Null: a bad escape, bytes that are no UTF-8, or U+0000.</summary>
    public static string? Decode(string raw)
    {
        if (!raw.Contains('%') && Ascii.IsValid(raw))
        {
            return raw.Contains('\0') ? null : raw;
        }

        var bytes = new List<byte>(raw.Length);
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at] != '%')
            {
                if (!char.IsAscii(raw[at]))
                {
                    return null;
                }

                bytes.Add((byte)raw[at]);
            }
            else if (at + 2 < raw.Length && char.IsAsciiHexDigit(raw[at + 1]) && char.IsAsciiHexDigit(raw[at + 2]))
            {
                bytes.Add(Convert.FromHexString(raw.AsSpan(at + 1, 2))[0]);
                at += 2;
            }
            else
            {
                return null;
            }
        }

        try
        {
            var text = Strict.GetString([.. bytes]);

            return text.Contains('\0') ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Of <c>GET http://host/v2/…</c> only what follows the host.</summary>
    private static string PathOf(string target)
    {
        var end = target.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? target : target[..end];
        if (path.StartsWith('/'))
        {
            return path;
        }

        var host = path.IndexOf("://", StringComparison.Ordinal);
        var root = host < 0 ? -1 : path.IndexOf('/', host + 3);

        return root < 0 ? "/" : path[root..];
    }

    private static CaseworkRefusal? Fault(PathSegment segment) =>
        segment.Raw.Length == 0 ? Refused(segment, "empty_segment", "A part of the path is empty.")
        : Decode(segment.Raw) is null or "." or ".."
            ? Refused(segment, "bad_encoding", "A part of the path is not percent-encoded UTF-8.")
        : null;

    private static CaseworkRefusal Refused(PathSegment segment, string code, string words) =>
        new(RefusalKind.Invalid, code, words, new Problem(code) { Segment = segment.Number });
}
