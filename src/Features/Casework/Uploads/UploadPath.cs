using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace Platform.Features.Casework;

/// <summary>Whose uploads a path means, and which one of them.</summary>
/// <param name="Group">People or referrals.</param>
/// <param name="ParentId">Which of them.</param>
/// <param name="UploadId">Null: all of its uploads.</param>
internal sealed record UploadPath(RecordGroup Group, long ParentId, long? UploadId)
{
    private const string Word = "uploads";
    private const int MostDigits = 18;

    /// <summary>Groups whose records have uploads.</summary>
    public static readonly RecordGroup[] Groups = [RecordGroup.Clients, RecordGroup.Referrals];

    /// <summary>The parameters of statements.</summary>
    public long? ClientId => Group == RecordGroup.Clients ? ParentId : null;

    /// <inheritdoc cref="ClientId"/>
    public long? ReferralId => Group == RecordGroup.Referrals ? ParentId : null;

    /// <summary>As it was sent: routing minds no letter case.</summary>
    public static UploadPath? Read(RecordGroup group, HttpContext context, out CaseworkRefusal? refusal)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (RawPath.Read(target, out refusal) is not { Segments: var segments })
        {
            return null;
        }

        var head = segments[0];
        var rest = segments.Skip(1).ToList();
        var isLong = !rest[0].Text.All(char.IsAsciiDigit);
        var numbers = rest.Skip(isLong ? 1 : 0).Where((_, at) => at % 2 == 0).ToList();
        refusal =
            head.Text != group.Name
                ? Refused(RefusalKind.NotFound, "unknown_group", "There is no group of this name.", head)
            : isLong && rest[0].Text != "id" ? Unexpected(rest[0])
            : rest[isLong ? 2 : 1] is var word && word.Text != Word ? Unexpected(word)
            : numbers.Find(number => !IsNumber(number.Text)) is { Raw: not null } strange
                ? Refused(RefusalKind.Invalid, "bad_value", "A number is expected here.", strange, "integer")
            : context.Request.Query.Keys.FirstOrDefault(name => !name.StartsWith('_')) is { } parameter
                ? new(
                    RefusalKind.Invalid,
                    "unknown_parameter",
                    $"There is no parameter '{parameter}'.",
                    new Problem("unknown_parameter") { Key = parameter }
                )
            : null;

        return refusal is null
            ? new(group, NumberOf(numbers[0]), numbers.Count > 1 ? NumberOf(numbers[1]) : null)
            : null;
    }

    private static CaseworkRefusal Unexpected(PathSegment segment) =>
        Refused(RefusalKind.Invalid, "unexpected_segment", $"'{segment.Text}' has no place in this path.", segment);

    private static bool IsNumber(string text) =>
        text.Length is > 0 and <= MostDigits && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static long NumberOf(PathSegment segment) => long.Parse(segment.Text, CultureInfo.InvariantCulture);

    private static CaseworkRefusal Refused(
        RefusalKind kind,
        string code,
        string words,
        PathSegment segment,
        string? expected = null
    ) =>
        new(
            kind,
            code,
            words,
            new Problem(code)
            {
                Segment = segment.Number,
                Key = segment.Text,
                Expected = expected,
            }
        );
}
