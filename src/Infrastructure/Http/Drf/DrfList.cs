using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>
/// The query of a list in this style: page, filters, ordering, search. What is wrong with filters collects by parameter;
/// what nobody knows is passed over.
/// </summary>
/// <remarks>
/// The statement has the slots <c>filters</c> and <c>ordering</c>, ends its ordering by the id, takes <c>:limit</c> and
/// <c>:offset</c> (null: the last page) and gives <c>total_count</c> first; see <see cref="Database.Page{T}"/>.
/// </remarks>
public sealed class DrfList
{
    /// <summary>More terms in a search, or names in an ordering, help nobody.</summary>
    private const int MostWords = 50;

    private readonly HttpRequest _request;
    private readonly DrfArea _area;
    private readonly List<Fragment> _filters = [];
    private readonly List<Fragment> _ordering = [];
    private readonly List<(string, IReadOnlyList<string>)> _wrong = [];
    private readonly long _size;

    /// <summary>Null: the last one. 0: none has this number.</summary>
    private readonly long? _page;

    private DrfList(HttpRequest request, FieldCatalogue fields, string usualOrdering)
    {
        _request = request;
        _area = (DrfArea)request.HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<Area>();
        _size = SizeOf(request, _area.PagesOf(request.HttpContext));
        _page = PageOf(request);
        foreach (var (name, values) in request.Query)
        {
            Filter(fields, name, values[^1] ?? "");
        }

        Order(fields, Last("ordering"));
        if (_ordering.Count == 0)
        {
            Order(fields, usualOrdering);
        }

        Search(fields, Last("search"));
        Args["limit"] = _size;
        Args["offset"] = _page is null ? null : (Math.Clamp(_page.Value, 1, long.MaxValue / _size) - 1) * _size;
    }

    /// <summary>Null, or the 400 to answer.</summary>
    public FieldsRefused? Refused => _wrong.Count == 0 ? null : FieldsRefused.Of(_wrong);

    /// <summary>What the statement is given of the query.</summary>
    public NamedValues Args { get; } = new();

    /// <summary>Whether the caller asks for a page by number or size: some lists are plain arrays without.</summary>
    public bool IsPaged => _request.Query.ContainsKey("page") || _request.Query.ContainsKey("page_size");

    /// <param name="request">Of a route of the area.</param>
    /// <param name="fields">By which it may be filtered, ordered, searched.</param>
    /// <param name="usualOrdering">As the parameter says it, where that names nothing; empty: by id alone.</param>
    public static DrfList Read(HttpRequest request, FieldCatalogue fields, string usualOrdering = "") =>
        new(request, fields, usualOrdering);

    /// <summary>Notes what a slice finds wrong with a parameter of its own.</summary>
    public void Refuse(string parameter, string message) => _wrong.Add((parameter, [message]));

    /// <summary>The statement for what is asked.</summary>
    public Statement Fill(Statement statement) => statement.Fill("filters", _filters).Fill("ordering", _ordering);

    /// <summary>The answer; null: there is no such page.</summary>
    public DrfPage<T>? Answer<T>(Page<T> page) => Answer(page.TotalCount, page.Rows);

    /// <inheritdoc cref="Answer{T}(Page{T})"/>
    public DrfPage<T>? Answer<T>(long count, IReadOnlyList<T> rows)
    {
        var last = Math.Max(1, (count + _size - 1) / _size);
        var number = _page ?? last;

        return number < 1 || number > last
            ? null
            : new DrfPage<T>(
                count,
                number < last ? Link(number + 1) : null,
                number > 1 ? Link(number - 1) : null,
                rows
            );
    }

    private static long SizeOf(HttpRequest request, DrfPageSizes sizes)
    {
        var text = ((string?)request.Query["page_size"].LastOrDefault() ?? "").Trim();
        var isWhole = PageBounds.TryRead(text.TrimStart('+'), out var size);

        return isWhole && size > 0 ? Math.Min(size, sizes.Most) : sizes.Usual;
    }

    private static long? PageOf(HttpRequest request) =>
        request.Query["page"] switch
        {
            [] => 1,
            [.., "last"] => null,
            [.., var text] => PageBounds.TryRead((text ?? "").Trim(), out var page) ? page : 0,
        };

    private string Last(string parameter) => _request.Query[parameter].LastOrDefault() ?? "";

    private void Filter(FieldCatalogue fields, string parameter, string text)
    {
        var (name, lookupName) = FilterSet.Split(parameter);
        var isBare = name == parameter;
        if (
            text.Trim().Length == 0
            || fields.Find(name) is not { } field
            || field.Name != name
            || Lookup.Find(lookupName) is not { } lookup
            || !(isBare || (field.Kind is FieldKind.Date or FieldKind.Timestamp && IsOfTimes(lookup)))
        )
        {
            return;
        }

        if (Value(field, lookup, text.Trim(), out var value) is { } wrong)
        {
            _wrong.Add((parameter, [wrong]));
        }
        else if (value is not null)
        {
            Args[lookup.ParameterOn(field)] = value == DBNull.Value ? null : value;
            _filters.Add(FieldCatalogue.Fragment(field, lookup));
        }
    }

    private static bool IsOfTimes(Lookup lookup) => lookup.Name is "gt" or "lt" or "gte" or "lte" or "range";

    /// <summary>
    /// What is wrong with the text; null: nothing, though without a value it filters nothing, and with that of the
    /// database's null nothing fits.
    /// </summary>
    private string? Value(Field field, Lookup lookup, string text, out object? value)
    {
        value = null;
        switch (field.Kind)
        {
            case FieldKind.Flag:
                value = text.ToLowerInvariant() switch
                {
                    "true" or "1" => true,
                    "false" or "0" => false,
                    _ => null,
                };
                return null;
            case FieldKind.Date or FieldKind.Timestamp:
                return lookup.Takes is LookupValue.Pair ? Pair(field, text, out value) : One(field, text, out value);
            case FieldKind.Whole or FieldKind.BigWhole or FieldKind.Real:
                return DrfNumber.Read(field.Kind, text, out value) ? null : "Enter a number.";
            default:
                value = text;
                return text.Contains('\0') ? "Null characters are not allowed." : null;
        }
    }

    private string? One(Field field, string text, out object? value)
    {
        value = null;
        if (field.Kind is FieldKind.Date)
        {
            if (!DrfField.TryDate(System.Text.Encoding.UTF8.GetBytes(text), out var date))
            {
                return "Enter a valid date.";
            }

            value = date;
            return null;
        }

        // The plus of an offset, sent as it stands, arrives as a blank.
        var time = DrfTime.Of(BlankBeforeOffset.Replace(text, "+${offset}"), _area.ZoneOf(_request.HttpContext));
        value = time.Error is null ? time.Value : null;

        return time.Error is null ? null : "Enter a valid date/time.";
    }

    private string? Pair(Field field, string text, out object? value)
    {
        value = null;
        if (text.Split(',', StringSplitOptions.TrimEntries) is not [var from, var to])
        {
            return "Range query expects two values.";
        }

        object? low = null;
        object? high = null;
        var wrong =
            (from.Length == 0 ? null : One(field, from, out low)) ?? (to.Length == 0 ? null : One(field, to, out high));
        if (wrong is not null)
        {
            return wrong;
        }

        value =
            low is null || high is null ? DBNull.Value // between nothing and something nothing lies
            : field.Kind is FieldKind.Date ? new[] { (DateOnly)low, (DateOnly)high }
            : new[] { (DateTime)low, (DateTime)high };

        return null;
    }

    private void Order(FieldCatalogue fields, string ordering)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sent in ordering.Split(',', StringSplitOptions.TrimEntries).Take(MostWords))
        {
            var isDescending = sent.StartsWith('-');
            var name = isDescending ? sent[1..] : sent;
            if (fields.Ordered.FirstOrDefault(field => field.Name == name) is { } field && known.Add(name))
            {
                _ordering.Add(FieldCatalogue.Order(field, isDescending));
            }
        }
    }

    private void Search(FieldCatalogue fields, string search)
    {
        var terms = search
            .Replace("\0", "", StringComparison.Ordinal)
            .Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)
            .Take(MostWords)
            .Select(term => $"%{Wildcard.Replace(term, @"\$0")}%")
            .ToArray();
        if (terms.Length > 0 && fields.IsSearched)
        {
            Args["search"] = terms;
            _filters.AddRange(fields.Search());
        }
    }

    /// <summary>All other parameters stay as they are; the first page has no number.</summary>
    private string Link(long page)
    {
        var query = _request
            .Query.Where(sent => sent.Key != "page")
            .SelectMany(sent => sent.Value, (sent, value) => (sent.Key, Value: value ?? ""))
            .Concat(page == 1 ? [] : [("page", page.ToString(CultureInfo.InvariantCulture))])
            .OrderBy(sent => sent.Item1, StringComparer.Ordinal)
            .Select(sent => $"{Encoded(sent.Item1)}={Encoded(sent.Item2)}");
        var path = _area.OriginOf(_request.HttpContext) + _request.PathBase + _request.Path;

        return string.Join('&', query) is { Length: > 0 } text ? $"{path}?{text}" : path;

        static string Encoded(string text) => WebUtility.UrlEncode(text).Replace("%7E", "~", StringComparison.Ordinal);
    }

    private static readonly Regex BlankBeforeOffset = new(
        @" (?<offset>\d\d:?\d\d)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1)
    );

    private static readonly Regex Wildcard = new(@"[\\%_]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}

/// <summary>A page of a list.</summary>
/// <param name="Count">Rows in all, after filters and search.</param>
/// <param name="Next">Link to the next page, or null.</param>
/// <param name="Previous">Link to the page before, or null.</param>
/// <param name="Results">The rows.</param>
public sealed record DrfPage<T>(long Count, string? Next, string? Previous, IReadOnlyList<T> Results);

public static class DrfListRoutes
{
    /// <summary>Documents the parameters of a list.</summary>
    public static RouteHandlerBuilder WithList(this RouteHandlerBuilder route, FieldCatalogue fields) =>
        route.WithMetadata([.. Inputs(fields)]);

    private static IEnumerable<OpenApiInput> Inputs(FieldCatalogue fields)
    {
        yield return new("page", "Its number, from 1 on; `last` is the last.", JsonSchemaType.String);
        yield return new(
            "page_size",
            "Rows on a page; what is no number from 1 on counts as not sent, what is too large as the most there are.",
            JsonSchemaType.String
        );
        if (fields.Ordered.Count > 0)
        {
            var names = string.Join(", ", fields.Ordered.Select(field => $"`{field.Name}`"));
            yield return new(
                "ordering",
                $"Names, separated by commas, `-` before one for descending: {names}. Others are passed over.",
                JsonSchemaType.String
            );
        }

        if (fields.IsSearched)
        {
            yield return new(
                "search",
                "Terms, separated by blanks or commas; a row has each of them somewhere, in any letter case.",
                JsonSchemaType.String
            );
        }

        foreach (var field in fields.All)
        {
            yield return new(field.Name, Sentence(field), JsonSchemaType.String);
            foreach (var (lookup, words) in field.Kind is FieldKind.Date or FieldKind.Timestamp ? Compared : [])
            {
                yield return new($"{field.Name}__{lookup}", words, JsonSchemaType.String);
            }
        }
    }

    private static readonly (string Lookup, string Words)[] Compared =
    [
        ("gt", "Later than this."),
        ("gte", "Then or later."),
        ("lt", "Earlier than this."),
        ("lte", "Then or earlier."),
        ("range", "From the first to the second, both included, with a comma between."),
    ];

    private static string Sentence(Field field) =>
        field.Kind switch
        {
            FieldKind.Flag => "`true` or `false`; anything else filters nothing.",
            FieldKind.Date => "This day.",
            FieldKind.Timestamp => "This instant.",
            FieldKind.Text => "Exactly this text.",
            _ => "Exactly this number.",
        };
}
