using Microsoft.AspNetCore.Http.Features;

namespace Platform.Features.Casework;

/// <summary>
/// What a path asks of the records of a group, before anybody has looked whether such fields exist. Position decides
/// what is a key and what a value; a value may be spelled like any key.
/// </summary>
/// <param name="Head">The group, or <c>extension_database</c> and a name; decoded.</param>
/// <param name="Filters">In the order of the path; the short form of an id is one with the key <c>id</c>.</param>
/// <param name="IsDirect">The short form was used: the answer is the record itself.</param>
/// <param name="Fields"><c>field/…</c></param>
/// <param name="Dimension"><c>dimension/…</c></param>
/// <param name="Metric"><c>metric/…</c> or <c>metrics/…</c></param>
/// <param name="Metadata">The word behind the group that asks for a list of fields.</param>
public sealed record RecordPath(
    IReadOnlyList<string> Head,
    IReadOnlyList<PathClause> Filters,
    bool IsDirect,
    PathClause? Fields,
    PathClause? Dimension,
    PathClause? Metric,
    string? Metadata
)
{
    /// <summary>Pairs that narrow what is found; what is chosen or counted is not one of them.</summary>
    public const int MostFilters = 10;

    private const string Id = "id";

    /// <summary>Each is a list of fields, and stands alone behind the group.</summary>
    public static readonly IReadOnlyList<string> MetadataWords =
    [
        "selectable_fields",
        "filterable_fields",
        "friendly_names",
        "dimensions",
        "metrics",
    ];

    /// <summary>Reads the path of a request.</summary>
    /// <param name="target">The request target as it was sent.</param>
    /// <param name="headLength">How many segments name what is asked: a group is one, an extension database two.</param>
    /// <param name="refusal">The first thing that is wrong, by the contract's order.</param>
    public static RecordPath? Read(string target, int headLength, out CaseworkRefusal? refusal)
    {
        if (RawPath.Read(target, out refusal) is not { } raw)
        {
            return null;
        }

        var head = raw.Segments.Take(headLength).Select(segment => segment.Text).ToList();
        var rest = raw.Segments.Skip(headLength).ToList();
        if (rest is [var only] && MetadataWords.Contains(only.Text, StringComparer.Ordinal))
        {
            return new(head, [], false, null, null, null, only.Text);
        }

        if (Clauses(rest, out refusal) is not { } clauses)
        {
            return null;
        }

        var isDirect = clauses is [{ KeySegment: var first, ValueSegment: var second }, ..] && first == second;
        var path = new RecordPath(
            head,
            [.. clauses.Where(clause => RoleOf(clause) == clause.Key)],
            isDirect,
            clauses.FirstOrDefault(clause => RoleOf(clause) == "/field"),
            clauses.FirstOrDefault(clause => RoleOf(clause) == "/dimension"),
            clauses.FirstOrDefault(clause => RoleOf(clause) == "/metric"),
            null
        );
        refusal = Repeated(clauses) ?? TooMany(path) ?? Contradiction(path);

        return refusal is null ? path : null;
    }

    /// <summary>Whether a request asks for counts, whatever the route: clauses may stand in any order.</summary>
    public static bool IsReport(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var isExtension =
            RawPath.Read(target, out _) is { Segments: [var head, ..] } && head.Text == RecordGroup.Extensions;

        return HttpMethods.IsGet(context.Request.Method)
            && Read(target, isExtension ? 2 : 1, out _) is { Dimension: not null };
    }

    /// <summary>Pairs from left to right; null where the grammar is broken.</summary>
    private static List<PathClause>? Clauses(List<PathSegment> rest, out CaseworkRefusal? refusal)
    {
        var clauses = new List<PathClause>();
        refusal = null;
        var at = 0;
        if (rest is [var direct, ..] && IsNumber(direct.Text))
        {
            clauses.Add(new(Id, direct.Number, direct.Number, direct.Raw));
            at = 1;
        }

        for (; at < rest.Count; at += 2)
        {
            var key = rest[at].Text;
            if (IsMisplaced(key))
            {
                refusal = Refused(
                    "reserved_word_position",
                    $"'{key}' stands alone behind the group or the id.",
                    new Problem("reserved_word_position") { Segment = rest[at].Number, Key = key }
                );

                return null;
            }

            if (at + 1 == rest.Count)
            {
                refusal = Refused(
                    "missing_value",
                    $"'{key}' has no value behind it.",
                    new Problem("missing_value") { Segment = rest[at].Number, Key = key }
                );

                return null;
            }

            clauses.Add(new(key, rest[at].Number, rest[at + 1].Number, rest[at + 1].Raw));
        }

        return clauses;
    }

    /// <summary>A key, or with a slash before it, which no key has, what else the clause is.</summary>
    private static string RoleOf(PathClause clause) =>
        clause.Key switch
        {
            "field" or "dimension" => "/" + clause.Key,
            "metric" or "metrics" => "/metric",
            var key => key,
        };

    private static bool IsMisplaced(string key) =>
        key is "uploads" || (key is not "metrics" && MetadataWords.Contains(key, StringComparer.Ordinal));

    private static bool IsNumber(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static CaseworkRefusal? Repeated(List<PathClause> clauses)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);

        return clauses.FirstOrDefault(clause => !seen.Add(RoleOf(clause))) is { } again
            ? Refused(
                "duplicate_clause",
                $"'{again.Key}' is there twice; several values of one filter are separated by semicolons.",
                new Problem("duplicate_clause") { Segment = again.KeySegment, Key = again.Key }
            )
            : null;
    }

    private static CaseworkRefusal? TooMany(RecordPath path) =>
        path.Filters.Count > MostFilters
            ? Refused(
                "too_many_filters",
                $"A request has at most {MostFilters} filters.",
                new Problem("too_many_filters") { Limit = MostFilters, Given = path.Filters.Count }
            )
            : null;

    private static CaseworkRefusal? Contradiction(RecordPath path) =>
        path switch
        {
            { Metric: { } metric, Dimension: null } => Refused(
                "metric_without_dimension",
                "A metric needs a dimension.",
                new Problem("metric_without_dimension") { Segment = metric.KeySegment, Key = metric.Key }
            ),
            { Fields: { } fields, Dimension: not null } => Refused(
                "conflicting_clauses",
                "A report has no fields to select.",
                new Problem("conflicting_clauses") { Segment = fields.KeySegment, Key = fields.Key }
            ),
            { Dimension: { } dimension, Metric: { } metric } when dimension.Text == metric.Text => Refused(
                "duplicate_clause",
                "Dimension and metric are the same.",
                new Problem("duplicate_clause") { Segment = metric.ValueSegment, Key = metric.Text }
            ),
            _ => null,
        };

    private static CaseworkRefusal Refused(string code, string words, Problem problem) =>
        new(RefusalKind.Invalid, code, words, problem);
}
