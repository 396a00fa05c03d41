namespace Platform.Features.Casework;

/// <summary>
/// The shape of a path decides whether a write creates or updates; what has neither shape is told where it goes wrong.
/// </summary>
internal static class WritePath
{
    /// <summary>Groups that are written at all, with the word behind which a new record's parent or name stands.</summary>
    private static readonly Dictionary<string, string?> Written = new(StringComparer.Ordinal)
    {
        [RecordGroup.Clients.Name] = "external_id",
        [RecordGroup.Referrals.Name] = null,
        [RecordGroup.DoneContacts.Name] = "referral",
        [RecordGroup.DueContacts.Name] = "referral",
        [RecordGroup.CancelledContacts.Name] = null,
        [RecordGroup.Schedules.Name] = null,
        [StagedFields.Groups[0].Name] = null,
        [StagedFields.Groups[1].Name] = null,
    };

    /// <summary>Null: the path has the shape of a write, or its group is not written.</summary>
    /// <param name="target">The request target as it was sent.</param>
    public static CaseworkRefusal? Refusal(string target)
    {
        if (RawPath.Read(target, out var refusal) is not { } path)
        {
            return refusal;
        }

        if (path.Segments is [{ Text: RecordGroup.Extensions }, _, ..])
        {
            return Unexpected([.. path.Segments.Skip(2)], null, hasUploads: false) is { } wrong ? Refused(wrong) : null;
        }

        return
            path.Segments is [var group, ..]
            && Written.TryGetValue(group.Text, out var maker)
            && Unexpected([.. path.Segments.Skip(1)], maker, hasUploads: true) is { } unexpected
            ? Refused(unexpected)
            : null;
    }

    private static CaseworkRefusal Refused(PathSegment unexpected) =>
        new(
            RefusalKind.Invalid,
            "unexpected_segment",
            $"'{unexpected.Text}' has no place in the path of a write.",
            new Problem("unexpected_segment") { Segment = unexpected.Number, Key = unexpected.Text }
        );

    private static PathSegment? Unexpected(IReadOnlyList<PathSegment> rest, string? maker, bool hasUploads)
    {
        var known = rest switch
        {
            [] => 0,
            [{ Text: "id" }, ..] => rest.Count == 1 || IsNumber(rest[1]) ? 2 : 1,
            [{ Text: var word }, ..] when word == maker => 2,
            [var id, ..] => IsNumber(id) ? 1 : 0,
        };
        if (hasUploads && known > 0 && rest.Count > known && rest[known].Text == "uploads")
        {
            known += 2;
        }

        return rest.Count > known ? rest[known] : null;
    }

    private static bool IsNumber(PathSegment segment) => segment.Text.All(char.IsAsciiDigit);
}
