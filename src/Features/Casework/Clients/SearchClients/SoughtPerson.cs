using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace Platform.Features.Casework;

/// <summary>Whom a path looks for. Its properties are the parameters of the statement.</summary>
/// <param name="Name">Words, or parts of them; null: of whatever name.</param>
/// <param name="NameFields">Where they are looked for.</param>
/// <param name="BornFrom">The first day that is meant.</param>
/// <param name="BornTo">The last one.</param>
/// <param name="Postcode">How it begins.</param>
/// <param name="Limit">People at most.</param>
internal sealed record SoughtPerson(
    string? Name,
    string[] NameFields,
    DateOnly? BornFrom,
    DateOnly? BornTo,
    string? Postcode,
    long Limit
)
{
    private const string NameKey = "name";
    private const string PostcodeKey = "postcode";
    private const string BirthKey = "date_of_birth";
    private const int LongestName = 100;
    private const int MostWords = 6;
    private const int ShortestWord = 2;
    private const int HeadLength = 2;

    private static readonly (string Format, string Kind)[] Days =
    [
        ("yyyy-MM-dd", "day"),
        ("yyyy-MM", "month"),
        ("yyyy", "year"),
    ];

    /// <summary>Null: something is wrong.</summary>
    public static SoughtPerson? Read(
        HttpContext context,
        CaseworkCatalogue catalogue,
        int limit,
        int most,
        out CaseworkRefusal? refusal
    )
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (RawPath.Read(target, out refusal) is not { Segments: var segments })
        {
            return null;
        }

        refusal =
            segments[0].Text != RecordGroup.Clients.Name
                ? Refused(RefusalKind.NotFound, "unknown_group", "There is no group of this name.", segments[0])
            : segments[1].Text != "search"
                ? Refused(RefusalKind.Invalid, "unknown_filter", "clients has no filter of this name.", segments[1])
            : null;
        if (refusal is not null)
        {
            return null;
        }

        var names = ComparedNames.Of(catalogue);
        var sought = new SoughtPerson(null, names, null, null, null, limit);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = HeadLength; at < segments.Count && refusal is null; at += 2)
        {
            var key = segments[at];
            var isKnown = key.Text switch
            {
                NameKey => names.Length > 0,
                PostcodeKey or BirthKey => catalogue.Find(key.Text) is not null,
                _ => false,
            };
            refusal =
                !isKnown ? Refused(RefusalKind.Invalid, "unknown_filter", "People are not searched by this.", key)
                : !seen.Add(key.Text) ? Refused(RefusalKind.Invalid, "duplicate_clause", "This is there twice.", key)
                : at + 1 == segments.Count
                    ? Refused(RefusalKind.Invalid, "missing_value", "There is no value behind this.", key)
                : null;
            if (refusal is null)
            {
                sought = sought.With(key.Text, segments[at + 1], out refusal);
            }
        }

        refusal ??= Query(context.Request.Query, most, ref sought);

        return refusal is null ? sought : null;
    }

    private SoughtPerson With(string key, PathSegment sent, out CaseworkRefusal? refusal)
    {
        var text = sent.Text.Trim();
        refusal = null;
        switch (key)
        {
            case NameKey:
                var words = text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
                if (
                    text.EnumerateRunes().Count() > LongestName
                    || words.Length > MostWords
                    || !words.Any(word => word.EnumerateRunes().Count(System.Text.Rune.IsLetterOrDigit) >= ShortestWord)
                )
                {
                    refusal = Bad(
                        key,
                        sent,
                        $"1 to {MostWords} words, one of {ShortestWord} letters or more, 100 characters at most"
                    );
                }

                return this with
                {
                    Name = text,
                };
            case PostcodeKey:
                var code = text.Replace(" ", "", StringComparison.Ordinal);
                if (code.Length is < 2 or > 10 || !code.All(char.IsAsciiLetterOrDigit))
                {
                    refusal = Bad(key, sent, "2 to 10 letters and digits");
                }

                return this with
                {
                    Postcode = code,
                };
            default:
                foreach (var (format, kind) in Days)
                {
                    if (
                        DateOnly.TryParseExact(
                            text,
                            format,
                            CultureInfo.InvariantCulture,
                            DateTimeStyles.None,
                            out var day
                        )
                    )
                    {
                        return this with
                        {
                            BornFrom = day,
                            BornTo = kind switch
                            {
                                "day" => day,
                                "month" => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)),
                                _ => new(day.Year, 12, 31),
                            },
                        };
                    }
                }

                refusal = Bad(key, sent, "YYYY, YYYY-MM or YYYY-MM-DD");

                return this;
        }
    }

    private static CaseworkRefusal? Query(IQueryCollection query, int most, ref SoughtPerson sought)
    {
        foreach (var name in query.Keys.Where(name => !name.StartsWith('_')))
        {
            if (name != "limit")
            {
                var shown = SentBody.Shown(name);

                return new(
                    RefusalKind.Invalid,
                    "unknown_parameter",
                    $"There is no parameter '{shown}'.",
                    new Problem("unknown_parameter") { Key = shown }
                );
            }

            if (
                query[name] is not [{ Length: <= 4 } text]
                || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
                || limit < 1
                || limit > most
            )
            {
                return new(
                    RefusalKind.Invalid,
                    "bad_value",
                    "The limit is not right.",
                    new Problem("bad_value") { Key = name, Expected = $"a number from 1 to {most}" }
                );
            }

            sought = sought with { Limit = limit };
        }

        return null;
    }

    private static CaseworkRefusal Bad(string key, PathSegment sent, string expected) =>
        new(
            RefusalKind.Invalid,
            "bad_value",
            $"The value of '{key}' is not right; expected: {expected}.",
            new Problem("bad_value")
            {
                Segment = sent.Number,
                Key = key,
                Expected = expected,
            }
        );

    private static CaseworkRefusal Refused(RefusalKind kind, string code, string words, PathSegment segment) =>
        new(kind, code, words, new Problem(code) { Segment = segment.Number, Key = SentBody.Shown(segment.Text) });
}
