using Platform.Features.Identity;

namespace Platform.Features.Monitoring;

/// <summary>
/// The query of a GET, read against the resource's catalogue: page, format, filters, and everything that is wrong
/// with it. Slices read their own parameters before they ask for the answer.
/// </summary>
public sealed class ListRequest
{
    public const long DefaultLimit = 20;

    private static readonly string[] Formats = ["json", "csv"];
    private static readonly string[] UriFormats = ["id", "name", "slug", "uri"];

    private readonly FilterSet _filters = new();
    private readonly Problem _problem = Problem.None();
    private readonly IQueryCollection _query;
    private readonly long? _callerId;

    /// <summary>The path asks for an id that no row can have.</summary>
    private readonly bool _isNowhere;

    private ListRequest(HttpContext context, FieldCatalogue fields, long? defaultLimit, string[] special)
    {
        _query = context.Request.Query;
        _callerId = ((context.User as CallerPrincipal)?.Caller as AccountCaller)?.AccountId;
        Page = new(Bound("limit", defaultLimit ?? 0), Bound("offset", 0));
        IsCsv = Choice("format", Formats, "json") == "csv";
        UriFormat = Choice("uri_format", UriFormats, "id");
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

        foreach (var (name, values) in _query)
        {
            if (
                name is not ("limit" or "offset" or "format" or "uri_format" or "uri_display")
                && !special.Contains(name)
            )
            {
                Filter(fields, name, values!);
            }
        }
    }

    /// <summary>As asked for.</summary>
    public PageBounds Page { get; }

    public bool IsCsv { get; }

    /// <summary>How references are written: id, name, slug or uri.</summary>
    public string UriFormat { get; }

    /// <summary>The id of the path, where one row was asked for; none found is a 404.</summary>
    public string? ById { get; }

    /// <summary>All that is wrong; null when nothing is.</summary>
    public Problem? Problem =>
        !_problem.IsEmpty ? _problem.On(Page)
        : _isNowhere ? NotFound
        : null;

    /// <summary>The answer where the row of the path is not there, or not for the caller: which of the two is not told.</summary>
    public Problem NotFound => Problem.NotFound($"there is no row {ById}, or not for you").On(Page);

    /// <summary>True when the query filters rows.</summary>
    public bool IsFiltered => _filters.Fragments.Count > 0;

    /// <summary>The filters whose value is a pattern, which may take any time.</summary>
    public IReadOnlyList<string> Patterns => _filters.Patterns;

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
    public int WholeFromZero(string name, int absent) =>
        (int)Math.Min(Whole(name, absent, ErrorType.InvalidValue), int.MaxValue);

    /// <summary>A list of ids separated by commas; null when the parameter is absent.</summary>
    public int[]? Ids(string name)
    {
        if (!_query.TryGetValue(name, out var values))
        {
            return null;
        }

        if (FilterSet.ReadItems(FieldKind.Whole, values, out var ids) is not { } fault)
        {
            return (int[])ids;
        }

        _problem.Add(ErrorType.InvalidValue, $"{name}: {Words.Of(fault)}");

        return [];
    }

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

        _problem.Add(ErrorType.InvalidValue, $"{name}: '{values}' is not {Words.Accepted(FieldKind.Date)}");

        return null;
    }

    /// <summary>Notes what a slice finds wrong with its own parameters.</summary>
    public void Refuse(string type, string message) => _problem.Add(type, message);

    /// <summary>The statement's parameters: page, filters, and what the slice adds.</summary>
    public NamedValues Args(object? more = null)
    {
        var args = new NamedValues(more)
        {
            ["limit"] = Page.LimitValue,
            ["offset"] = Page.OffsetValue,
            ["uri_format"] = UriFormat,
        };
        if (_filters.HasSpans)
        {
            args["caller_id"] = _callerId; // what others refer to, the caller must be allowed to know of
        }

        foreach (var (name, value) in _filters.Values)
        {
            args.Add(name, value);
        }

        return args;
    }

    /// <summary>
    /// The answer of a statement with a slot <c>filters</c>, whose first column is <c>total_count</c> and whose other
    /// columns are the object's fields.
    /// </summary>
    public Results<ListAnswer<TRow>, Problem> Answer<TRow>(Database database, Statement statement, object? more = null)
    {
        if (Problem is { } problem)
        {
            return problem;
        }

        var filled = statement.Slots.Count > 0 ? statement.Fill("filters", _filters.Fragments) : statement;

        return new ListAnswer<TRow>(database, filled, Args(more), this);
    }

    private void Filter(FieldCatalogue fields, string parameter, IReadOnlyList<string?> values)
    {
        if (fields.Resolve(parameter) is not ({ } field, var asked))
        {
            _problem.Add(ErrorType.UnknownField, $"{parameter}: the fields are {fields.Names}");
            return;
        }

        // The contract's heading and its example spell this one differently.
        var lookup = Lookup.Find(asked == "starts_with" ? "startswith" : asked);
        if (lookup is null || !lookup.Suits(field))
        {
            _problem.Add(
                ErrorType.UnsupportedLookup,
                $"{parameter}: the lookups of {field.Name} are {string.Join(", ", field.LookupNames)}"
                    + (
                        field.RefersTo?.Invoke() is { } target
                            ? $", and the fields of what it refers to are {target.Fields.Names}"
                            : ""
                    )
            );
        }
        else if (_filters.Add(field, lookup, values) is { } fault)
        {
            _problem.Add(ErrorType.InvalidValue, $"{parameter}: {Words.Of(fault)}");
        }
    }

    private long Bound(string name, long absent) => Whole(name, absent, ErrorType.InvalidPagination);

    private long Whole(string name, long absent, string type)
    {
        if (!_query.TryGetValue(name, out var values))
        {
            return absent;
        }

        if (PageBounds.TryRead(values.ToString(), out var whole))
        {
            return whole;
        }

        _problem.Add(type, $"{name}: '{values}' is not a whole number from 0 up");

        return absent;
    }
}
