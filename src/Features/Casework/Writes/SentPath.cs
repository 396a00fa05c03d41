using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace Platform.Features.Casework;

/// <summary>A path of writing, as it was sent: routing minds no letter case and decodes; the contract does neither.</summary>
internal sealed record SentPath(IReadOnlyList<PathSegment> Segments)
{
    private const int MostDigits = 18;

    /// <summary>Segments from the group on, which must be spelled as they are here.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="head">The group.</param>
    /// <param name="word">What stands between it and the last segment; null: nothing.</param>
    /// <param name="refusal">What is wrong.</param>
    /// <param name="depth">Segments before the word.</param>
    public static SentPath? Read(
        HttpContext context,
        string head,
        string? word,
        out CaseworkRefusal? refusal,
        int depth = 1
    )
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var raw = RawPath.Read(target, out refusal);
        if (raw is null)
        {
            return null;
        }

        var first = raw.Segments[0];
        refusal =
            first.Text != head
                ? new(
                    RefusalKind.NotFound,
                    "unknown_group",
                    "There is no group of this name.",
                    new Problem("unknown_group") { Segment = first.Number, Key = first.Text }
                )
            : word is not null && raw.Segments.Count > depth + 1 && raw.Segments[depth].Text != word
                ? Unexpected(raw.Segments[depth])
            : context.Request.Query.Keys.FirstOrDefault(name => !name.StartsWith('_')) is { } parameter
                ? new(
                    RefusalKind.Invalid,
                    "unknown_parameter",
                    $"There is no parameter '{SentBody.Shown(parameter)}'.",
                    new Problem("unknown_parameter") { Key = SentBody.Shown(parameter) }
                )
            : null;

        return refusal is null ? new(raw.Segments) : null;
    }

    public static CaseworkRefusal Unexpected(PathSegment segment) =>
        new(
            RefusalKind.Invalid,
            "unexpected_segment",
            "Nothing is written under this path.",
            new Problem("unexpected_segment") { Segment = segment.Number, Key = SentBody.Shown(segment.Text) }
        );

    /// <summary>The number at the end of the path.</summary>
    public long? Id(out CaseworkRefusal? refusal)
    {
        var last = Segments[^1];
        var isNumber = last.Text.Length <= MostDigits && last.Text.All(char.IsAsciiDigit);
        refusal = isNumber
            ? null
            : new(
                RefusalKind.Invalid,
                "bad_value",
                "A number is expected at the end of the path.",
                new Problem("bad_value")
                {
                    Segment = last.Number,
                    Key = Segments[^2].Text,
                    Expected = "integer",
                }
            );

        return isNumber ? long.Parse(last.Text, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The text at the end of the path, in which no sign has a meaning.</summary>
    public string? Literal(int most, out CaseworkRefusal? refusal)
    {
        var last = Segments[^1];
        var text = last.Text.Trim();
        refusal =
            text.Length > 0 && text.EnumerateRunes().Count() <= most
                ? null
                : new(
                    RefusalKind.Invalid,
                    "bad_value",
                    $"The path ends in a text of 1 to {most} characters.",
                    new Problem("bad_value")
                    {
                        Segment = last.Number,
                        Key = Segments[^2].Text,
                        Expected = $"1 to {most} characters",
                    }
                );

        return refusal is null ? text : null;
    }
}
