using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Platform.Features.Casework;

/// <summary>Reads the values of a filter by the type of its field, and says what is wrong with them.</summary>
internal static partial class FilterText
{
    public const int MostValues = 200;

    /// <summary>No value: an addition to the contract.</summary>
    private const string None = "null";

    private const int LongestText = 255;

    /// <summary>Puts the values beside the parameters that <see cref="CaseworkCatalogue.Filter"/> names.</summary>
    /// <param name="field">What is compared.</param>
    /// <param name="clause">What was sent.</param>
    /// <param name="zone">The organisation's, in which times without one are meant.</param>
    /// <param name="values">Gets them.</param>
    /// <param name="filter">The condition; null where something is wrong.</param>
    /// <returns>What is wrong; null: nothing.</returns>
    public static Problem? Read(
        CatalogueField field,
        PathClause clause,
        string zone,
        NamedValues values,
        out Fragment? filter
    )
    {
        filter = null;
        var given = clause.Pieces.Count;
        if (given > MostValues)
        {
            return Wrong(clause, "too_many_values") with { Limit = MostValues, Given = given };
        }

        var pieces = FieldTypes.MayBeAskedForNone(field.Type)
            ? clause.Pieces.Where(piece => piece != None).ToList()
            : clause.Pieces;
        var problem =
            pieces.Count == 0 ? null
            : FieldTypes.HasRanges(field.Type) ? ReadSpans(field, clause, pieces, zone, values)
            : ReadValues(field, clause, pieces, values);
        if (problem is null)
        {
            filter = CaseworkCatalogue.Filter(
                field,
                CaseworkCatalogue.FormOf(field, pieces.Count),
                orNone: pieces.Count < given
            );
        }

        return problem;
    }

    private static Problem? ReadValues(
        CatalogueField field,
        PathClause clause,
        IReadOnlyList<string> pieces,
        NamedValues values
    )
    {
        var texts = pieces.Select(piece => RawPath.Decode(piece)!).ToList();
        if (texts.Any(text => text.Length == 0 || !IsOne(field, text)))
        {
            return Wrong(clause, "bad_value") with { Expected = Expected(field.Type) };
        }

        values[$"by_{field.Parameter}"] = field.Type switch
        {
            _ when field.Filter is { JsonKey: { } key } => texts.Select(text => Kept(field.Type, key, text)).ToArray(),
            FieldType.YesNo => texts.Select(text => text is "Y" or "y").ToArray(),
            FieldType.Code or FieldType.LongText => texts.ToArray(),
            FieldType.Text when field.Filter is { IgnoresBlanks: true } => texts
                .Select(text => text.Replace(" ", "", StringComparison.Ordinal))
                .ToArray(),
            FieldType.Text => texts.ToArray(),
            _ => texts.Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray(),
        };

        return null;
    }

    /// <summary>The object that has one value as it is stored: what contains it is found by an index.</summary>
    private static string Kept(FieldType type, string key, string text) =>
        new JsonObject
        {
            [key] = type switch
            {
                FieldType.YesNo => text.ToUpperInvariant(),
                FieldType.List => new JsonArray(long.Parse(text, CultureInfo.InvariantCulture)),
                _ => long.Parse(text, CultureInfo.InvariantCulture),
            },
        }.ToJsonString();

    private static bool IsOne(CatalogueField field, string text) =>
        field.Type switch
        {
            FieldType.YesNo => text is "Y" or "y" or "N" or "n",
            FieldType.Code => Code().IsMatch(text),
            FieldType.Text or FieldType.LongText => text.EnumerateRunes().Count() <= LongestText,
            _ => Number().IsMatch(text),
        };

    private static Problem? ReadSpans(
        CatalogueField field,
        PathClause clause,
        IReadOnlyList<string> pieces,
        string zone,
        NamedValues values
    )
    {
        var spans = new List<(string Low, string High)>();
        foreach (var piece in pieces)
        {
            var ends = piece.Split(',').Select(end => RawPath.Decode(end)!).ToList();
            if (ends.Count > 2 || ends.All(end => end.Length == 0))
            {
                return Wrong(clause, "bad_value") with { Expected = Expected(field.Type) };
            }

            var low = SpanEnd.Read(field.Type, ends[0], zone);
            var high = ends.Count == 1 ? low : SpanEnd.Read(field.Type, ends[1], zone);
            if (low is null || high is null)
            {
                return Wrong(clause, "bad_value") with { Expected = Expected(field.Type) };
            }

            if (low.IsAfter(high))
            {
                return Wrong(clause, "bad_range");
            }

            spans.Add((low.Low, high.High));
        }

        var isOne = spans.Count == 1;
        values[$"by_{field.Parameter}_low"] = isOne ? spans[0].Low : spans.Select(span => span.Low).ToArray();
        values[$"by_{field.Parameter}_high"] = isOne ? spans[0].High : spans.Select(span => span.High).ToArray();

        return null;
    }

    private static Problem Wrong(PathClause clause, string code) =>
        new(code) { Segment = clause.ValueSegment, Key = clause.Key };

    private static string Expected(FieldType type) =>
        type switch
        {
            FieldType.YesNo => "Y or N",
            FieldType.Code => "1 to 16 of A-Z, a-z, 0-9 and _",
            FieldType.Text or FieldType.LongText => $"1 to {LongestText} characters",
            FieldType.Date => "YYYY-MM-DD or from,to",
            FieldType.DateTime or FieldType.Stamp => "YYYY-MM-DD, YYYY-MM-DDTHH:MM[:SS[.fff]][Z] or from,to",
            FieldType.Integer => "integer or low,high",
            FieldType.Decimal => "number or low,high",
            _ => "integer",
        };

    [GeneratedRegex(@"\A[0-9]{1,18}\z", RegexOptions.None, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[A-Za-z0-9_]{1,16}\z", RegexOptions.None, 1000)]
    private static partial Regex Code();
}

/// <summary>An end of a range: an empty one is open.</summary>
/// <param name="Low">Where what it names begins, as PostgreSQL reads it.</param>
/// <param name="High">Where it ends: of times the first moment behind it.</param>
/// <param name="Order">To compare two ends of one kind; null: open.</param>
/// <param name="IsUtc">It was marked so: such ends are not compared with those of the organisation's clock.</param>
internal sealed partial record SpanEnd(string Low, string High, decimal? Order, bool IsUtc = false)
{
    private const string Seconds = "yyyy-MM-dd HH:mm:ss.fff";

    private static readonly (string Format, TimeSpan Unit)[] Times =
    [
        ("yyyy-MM-dd", TimeSpan.FromDays(1)),
        ("yyyy-MM-dd'T'HH:mm", TimeSpan.FromMinutes(1)),
        ("yyyy-MM-dd'T'HH:mm:ss", TimeSpan.FromSeconds(1)),
        ("yyyy-MM-dd'T'HH:mm:ss.fff", TimeSpan.FromMilliseconds(1)),
    ];

    public bool IsAfter(SpanEnd other) =>
        Order is { } own && other.Order is { } its && IsUtc == other.IsUtc && own > its;

    /// <summary>Null: the text is none.</summary>
    public static SpanEnd? Read(FieldType type, string text, string zone) =>
        type switch
        {
            FieldType.Integer or FieldType.Decimal when text.Length == 0 => new("-Infinity", "Infinity", null),
            FieldType.Integer => Whole().IsMatch(text) ? OfNumber(text) : null,
            FieldType.Decimal => Fraction().IsMatch(text) ? OfNumber(text) : null,
            _ when text.Length == 0 => new("-infinity", "infinity", null),
            FieldType.Date => DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? new(text, text, day.DayNumber)
                : null,
            _ => OfTime(text, zone),
        };

    private static SpanEnd OfNumber(string text) =>
        new(text, text, decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture));

    private static SpanEnd? OfTime(string text, string zone)
    {
        var isUtc = text.EndsWith('Z');
        var bare = isUtc ? text[..^1] : text;
        foreach (var (format, unit) in Times)
        {
            if (
                (!isUtc || unit < TimeSpan.FromDays(1))
                && DateTime.TryParseExact(
                    bare,
                    format,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var begin
                )
            )
            {
                var where = isUtc ? "UTC" : zone;
                var end = begin > DateTime.MaxValue - unit ? "infinity" : $"{Text(begin + unit)} {where}";

                return new($"{Text(begin)} {where}", end, begin.Ticks, isUtc);
            }
        }

        return null;
    }

    private static string Text(DateTime time) => time.ToString(Seconds, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A-?[0-9]{1,18}\z", RegexOptions.None, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A-?[0-9]{1,18}(\.[0-9]{1,9})?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fraction();
}
