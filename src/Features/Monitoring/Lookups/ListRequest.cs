using System.Numerics;

namespace Platform.Features.Monitoring;

/// <summary>
/// The query of a GET, read against the resource's catalogue: page, format, filters, and everything that is wrong
/// with it. Slices read their own parameters before they ask for the answer.
/// </summary>
public sealed class ListRequest
{
    public const long DefaultLimit = 20;
    private const int MostItems = 5_000;

    /// <summary>More rows than there are; sums of two of them are still whole numbers to PostgreSQL.</summary>
    private const long Endless = 1L << 40;

    private static readonly string[] Formats = ["json", "csv"];
    private static readonly string[] UriFormats = ["id", "name", "slug", "uri"];

    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
    private readonly List<Fragment> _fragments = [];
    private readonly Problem _problem = Problem.None();
    private readonly IQueryCollection _query;

    /// <summary>The path asks for an id that no row can have.</summary>
    private readonly bool _isNowhere;

    private ListRequest(HttpContext context, FieldCatalogue fields, long? defaultLimit, string[] special)
    {
        _query = context.Request.Query;
        Limit = Page("limit", defaultLimit ?? 0);
        Offset = Page("offset", 0);
        IsCsv = Choice("format", Formats, "json") == "csv";
        _values["limit"] = Limit == 0 ? null : Math.Min(Limit, Endless);
        _values["offset"] = Math.Min(Offset, Endless);
        _values["uri_format"] = UriFormat = Choice("uri_format", UriFormats, "id");
        if (context.GetRouteValue("id") is string id)
        {
            ById = id;
            if (FieldText.TryRead(fields.Find("id")!.Kind, id, out _))
            {
                Filter(fields, "id", [id]);
            }
            else
            {
                _isNowhere = true;
            }
        }

        ReadFilters(fields, special);
    }

    /// <summary>Rows on the page; 0: all.</summary>
    public long Limit { get; }

    public long Offset { get; }

    public bool IsCsv { get; }

    /// <summary>How references are written: id, name, slug or uri.</summary>
    public string UriFormat { get; }

    /// <summary>The id of the path, where one row was asked for; none found is a 404.</summary>
    public string? ById { get; }

    /// <summary>All that is wrong; null when nothing is.</summary>
    public Problem? Problem =>
        !_problem.IsEmpty ? _problem.On(this)
        : _isNowhere ? NotFound
        : null;

    /// <summary>The answer where the row of the path is not there, or not for the caller: which of the two is not told.</summary>
    public Problem NotFound => Problem.NotFound($"there is no row {ById}, or not for you").On(this);

    /// <summary>True when the query filters rows.</summary>
    public bool IsFiltered => _fragments.Count > 0;

    public IReadOnlyList<Fragment> Filters => _fragments;

    public IQueryCollection Query => _query;

    /// <param name="special">Parameters that the slice reads itself.</param>
    public static ListRequest Read(HttpContext context, FieldCatalogue fields, params string[] special) =>
        new(context, fields, DefaultLimit, special);

    /// <summary>The same where a page is asked for only by a limit: maps need everything.</summary>
    public static ListRequest ReadAll(HttpContext context, FieldCatalogue fields, params string[] special) =>
        new(context, fields, null, special);

    /// <summary>One of a few words; anything else is noted as a problem.</summary>
    public string Choice(string name, IReadOnlyList<string> choices, string absent)
    {
        if (!_query.TryGetValue(name, out var values))
        {
            return absent;
        }

        if (values.Count == 1 && choices.Contains(values[0]))
        {
            return values[0]!;
        }

        _problem.Add(
            name == "format" ? ErrorType.InvalidFormat : ErrorType.InvalidValue,
            $"{name}: '{values}' is none of {string.Join(", ", choices)}"
        );

        return absent;
    }

    /// <summary>A whole number from 0 up; beyond int4 it is as good as without end.</summary>
    public int WholeFromZero(string name, int absent)
    {
        if (!_query.TryGetValue(name, out var values))
        {
            return absent;
        }

        if (TryWhole(values.ToString(), out var whole))
        {
            return (int)BigInteger.Min(whole, int.MaxValue);
        }

        _problem.Add(ErrorType.InvalidValue, $"{name}: '{values}' is not a whole number from 0 up");

        return absent;
    }

    /// <summary>A list of ids separated by commas; null when the parameter is absent.</summary>
    public int[]? Ids(string name) =>
        _query.TryGetValue(name, out var values) ? (int[]?)Items(name, FieldKind.Whole, values!) ?? [] : null;

    /// <summary>A date; null when the parameter is absent.</summary>
    public DateOnly? Date(string name)
    {
        if (!_query.TryGetValue(name, out var values))
        {
            return null;
        }

        if (values.Count == 1 && FieldText.TryRead(FieldKind.Date, values[0] ?? "", out var date))
        {
            return (DateOnly)date;
        }

        _problem.Add(ErrorType.InvalidValue, $"{name}: '{values}' is not {FieldText.Accepted(FieldKind.Date)}");

        return null;
    }

    /// <summary>Notes what a slice finds wrong with its own parameters.</summary>
    public void Refuse(string type, string message) => _problem.Add(type, message);

    /// <summary>The statement's parameters: page, filters, and what the slice adds.</summary>
    public NamedValues Args(object? more = null)
    {
        var args = new NamedValues(more);
        foreach (var (name, value) in _values)
        {
            args.Add(name, value);
        }

        return args;
    }

    /// <summary>
    /// The answer of a statement with a slot <c>filters</c>, whose first column is <c>total_count</c> and whose other
    /// columns are the object's fields.
    /// </summary>
    public IResult Answer(Database database, Statement statement, object? more = null) =>
        Problem
        ?? (IResult)
            new ListAnswer(
                database,
                IsFiltered || statement.Slots.Count > 0 ? statement.Fill("filters", Filters) : statement,
                Args(more),
                this
            );

    private void ReadFilters(FieldCatalogue fields, string[] special)
    {
        foreach (var (name, values) in _query)
        {
            if (name is "limit" or "offset" or "format" or "uri_format" or "uri_display" || special.Contains(name))
            {
                continue;
            }

            Filter(fields, name, values!);
        }
    }

    private void Filter(FieldCatalogue fields, string parameter, IReadOnlyList<string?> values)
    {
        var split = parameter.IndexOf("__", StringComparison.Ordinal);
        var name = split < 0 ? parameter : parameter[..split];
        if (fields.Find(name) is not { } field)
        {
            _problem.Add(ErrorType.UnknownField, $"{parameter}: the fields are {fields.Names}");
            return;
        }

        var lookup = Lookup.Find(split < 0 ? "" : parameter[(split + 2)..]);
        if (lookup is null || !lookup.Suits(field.Kind))
        {
            _problem.Add(
                ErrorType.UnsupportedLookup,
                $"{parameter}: the lookups of {field.Name} are {string.Join(", ", Lookup.NamesOf(field.Kind))}"
            );
            return;
        }

        Filter(parameter, field, lookup, values);
    }

    private void Filter(string parameter, Field field, Lookup lookup, IReadOnlyList<string?> values)
    {
        if (field.ById is { } byId && ReadsAsIds(values))
        {
            field = byId;
        }

        var carrier = lookup.ParameterOn(field);
        if (_values.ContainsKey(carrier) || (values.Count > 1 && lookup.Takes is not LookupValue.List))
        {
            _problem.Add(ErrorType.InvalidValue, $"{parameter}: given more than once");
            return;
        }

        if (Value(parameter, field, lookup, values) is { } value)
        {
            _values[carrier] = value;
            _fragments.Add(FieldCatalogue.Fragment(field, lookup));
        }
    }

    private object? Value(string parameter, Field field, Lookup lookup, IReadOnlyList<string?> values)
    {
        switch (lookup.Takes)
        {
            case LookupValue.List:
                return Items(parameter, field.Kind, values);
            case LookupValue.Pair:
                if (Items(parameter, field.Kind, values) is not { } pair)
                {
                    return null;
                }

                if (pair.Length != 2)
                {
                    _problem.Add(ErrorType.InvalidValue, $"{parameter}: '{values[0]}' is not two values");
                    return null;
                }

                return pair;
            default:
                var kind = lookup.Takes switch
                {
                    LookupValue.Flag => FieldKind.Flag,
                    LookupValue.Text => FieldKind.Text,
                    _ => field.Kind,
                };
                if (FieldText.TryRead(kind, values[0] ?? "", out var value))
                {
                    return value;
                }

                _problem.Add(
                    ErrorType.InvalidValue,
                    $"{parameter}: '{values[0]?.Replace("\0", "\\u0000")}' is not {FieldText.Accepted(kind)}"
                );
                return null;
        }
    }

    private Array? Items(string parameter, FieldKind kind, IReadOnlyList<string?> values)
    {
        var accepted = kind is FieldKind.Text ? "text of at least one character" : FieldText.Accepted(kind);
        var items = new List<object>();
        foreach (var text in values.SelectMany(list => (list ?? "").Split(',')).Select(item => item.Trim()))
        {
            if (text.Length == 0 || !FieldText.TryRead(kind, text, out var item))
            {
                _problem.Add(
                    ErrorType.InvalidValue,
                    $"{parameter}: '{text.Replace("\0", "\\u0000")}' is not {accepted}"
                );
                return null;
            }

            items.Add(item);
        }

        if (items.Count > MostItems)
        {
            _problem.Add(ErrorType.InvalidValue, $"{parameter}: {items.Count} items, at most {MostItems} are accepted");
            return null;
        }

        return FieldText.ToArray(kind, items);
    }

    private static bool ReadsAsIds(IReadOnlyList<string?> values) =>
        values.SelectMany(list => (list ?? "").Split(',')).All(item => int.TryParse(item.Trim(), out _));

    private long Page(string name, long absent)
    {
        if (!_query.TryGetValue(name, out var values))
        {
            return absent;
        }

        if (TryWhole(values.ToString(), out var whole))
        {
            return (long)BigInteger.Min(whole, long.MaxValue);
        }

        _problem.Add(ErrorType.InvalidPagination, $"{name}: '{values}' is not a whole number from 0 up");

        return absent;
    }

    private static bool TryWhole(string text, out BigInteger whole)
    {
        whole = default;

        return text.Length is > 0 and <= 100
            && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            && BigInteger.TryParse(text, out whole);
    }
}
