using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Features.Casework;

/// <summary>What a request asks, every name of it found in the caller's catalogue and every value read.</summary>
public sealed partial class RecordQuery
{
    private const string Resolve = "resolveIds";
    private const string All = "ALL";

    private readonly List<Problem> _problems = [];
    private readonly List<(CatalogueField Field, Fragment Condition)> _filters = [];

    private RecordQuery(CaseworkCatalogue catalogue) => Catalogue = catalogue;

    public CaseworkCatalogue Catalogue { get; }

    /// <summary>What is answered of each record; of a report what records are counted by.</summary>
    public IReadOnlyList<CatalogueField> Columns { get; private set; } = [];

    /// <summary>Those of the columns whose ids are answered as names.</summary>
    public IReadOnlySet<string> Named { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The filters' values, by parameter.</summary>
    public NamedValues Values { get; } = new();

    public bool IsReport { get; private set; }

    /// <summary>One record, by the short form of its id.</summary>
    public bool IsDirect { get; private set; }

    public RecordPaging Paging { get; private set; } = new(null, null, null, [], false);

    /// <summary>Whether it is fine so far.</summary>
    public static RecordQuery? Bind(
        RecordPath path,
        IQueryCollection query,
        CaseworkCatalogue catalogue,
        CaseworkCaller caller,
        out CaseworkRefusal? refusal
    )
    {
        if (path.Dimension is not null && !caller.CanReport)
        {
            refusal = new(
                RefusalKind.Forbidden,
                "reports_not_allowed",
                "Your group of users may not ask for reports.",
                new Problem("reports_not_allowed")
            );

            return null;
        }

        var bound = new RecordQuery(catalogue) { IsReport = path.Dimension is not null, IsDirect = path.IsDirect };
        bound.BindPath(path, caller.TimeZone);
        bound.BindQuery(query);
        refusal = bound._problems.Count == 0 ? null : bound.Refusal();

        return refusal is null ? bound : null;
    }

    /// <summary>A list of records.</summary>
    public Statement FillRecords(Statement statement) =>
        statement.Fill(
            (
                "columns",
                Columns == Catalogue.Default && Named.Count == 0
                    ? Catalogue.DefaultColumns
                    : CaseworkCatalogue.Columns(Shown)
            ),
            ("joins", [.. CaseworkCatalogue.Joins(Joined), .. CaseworkCatalogue.Names(Shown)]),
            ("filters", Filters),
            ("order", [.. Paging.Sort.Select(one => CaseworkCatalogue.Order(one.Field, one.IsDescending))])
        );

    /// <summary>How many there are, by the columns of a report or in all.</summary>
    public Statement FillCounts(Statement statement)
    {
        var dimensions = IsReport ? Shown.ToList() : [];

        return statement.Fill(
            ("shown", CaseworkCatalogue.Groups(dimensions)),
            ("dimensions", CaseworkCatalogue.Dimensions(dimensions.Select(shown => shown.Field))),
            ("joins", CaseworkCatalogue.Joins(IsReport ? Joined : _filters.Select(filter => filter.Field))),
            ("filters", Filters),
            ("grouping", CaseworkCatalogue.Grouping(dimensions.Count)),
            ("names", CaseworkCatalogue.GroupJoins(dimensions)),
            ("ordering", CaseworkCatalogue.Ordering(dimensions.Count))
        );
    }

    private IEnumerable<(CatalogueField Field, bool IsNamed)> Shown =>
        Columns.Select(shown => (shown, Named.Contains(shown.Name)));

    private IEnumerable<CatalogueField> Joined =>
        Columns.Concat(_filters.Select(filter => filter.Field)).Concat(Paging.Sort.Select(one => one.Field));

    private IReadOnlyList<Fragment> Filters => [.. _filters.Select(filter => filter.Condition)];

    private void BindPath(RecordPath path, string zone)
    {
        var counted = new List<CatalogueField>();
        foreach (
            var clause in path
                .Filters.Concat(new[] { path.Fields, path.Dimension, path.Metric }.OfType<PathClause>())
                .OrderBy(clause => clause.KeySegment)
        )
        {
            if (clause == path.Fields)
            {
                BindFields(clause);
            }
            else if (clause == path.Dimension)
            {
                BindCounted(clause, "unknown_dimension", field => field.IsDimension, counted, first: true);
            }
            else if (clause == path.Metric)
            {
                BindCounted(clause, "unknown_metric", field => field.Has(FieldUse.Count), counted, first: false);
            }
            else
            {
                BindFilter(clause, zone);
            }
        }

        if (IsReport)
        {
            Columns = counted;
        }
        else if (path.Fields is null)
        {
            Columns = Catalogue.Default;
        }
    }

    private void BindFilter(PathClause clause, string zone)
    {
        var field = Catalogue.Find(clause.Key);
        if (field is null || (field.Use & (FieldUse.Filter | FieldUse.Select)) == FieldUse.None)
        {
            _problems.Add(
                new Problem("unknown_filter")
                {
                    Segment = clause.KeySegment,
                    Key = clause.Key,
                    Hint = Catalogue.Hint(clause.Key, FieldUse.Filter),
                }
            );
        }
        else if (!field.Has(FieldUse.Filter))
        {
            _problems.Add(new Problem("not_filterable") { Segment = clause.KeySegment, Key = clause.Key });
        }
        else if (FilterText.Read(field, clause, zone, Values, out var condition) is { } problem)
        {
            _problems.Add(problem);
        }
        else
        {
            _filters.Add((field, condition!));
        }
    }

    private void BindFields(PathClause clause)
    {
        var chosen = new List<CatalogueField>();
        foreach (var name in clause.Pieces.Select(piece => RawPath.Decode(piece)!).Distinct(StringComparer.Ordinal))
        {
            if (Catalogue.Find(name) is { } field && field.Has(FieldUse.Select))
            {
                chosen.Add(field);
            }
            else
            {
                _problems.Add(Unknown("unknown_field", clause.ValueSegment, name));
            }
        }

        Columns = chosen;
    }

    private void BindCounted(
        PathClause clause,
        string code,
        Func<CatalogueField, bool> suits,
        List<CatalogueField> counted,
        bool first
    )
    {
        if (Catalogue.Find(clause.Text) is { } field && suits(field))
        {
            counted.Insert(first ? 0 : counted.Count, field);
        }
        else
        {
            _problems.Add(
                new Problem(code)
                {
                    Segment = clause.ValueSegment,
                    Key = clause.Text,
                    Hint = Catalogue.Hint(clause.Text, FieldUse.Count),
                }
            );
        }
    }

    private void BindQuery(IQueryCollection query)
    {
        foreach (var name in query.Keys.Where(name => !name.StartsWith('_')))
        {
            var isResolve = name is Resolve or $"{Resolve}[]";
            if (!isResolve && !RecordPaging.Names.Contains(name, StringComparer.Ordinal))
            {
                _problems.Add(new Problem("unknown_parameter") { Key = name });
            }
            else if (!isResolve && (IsReport || IsDirect))
            {
                _problems.Add(new Problem("conflicting_parameters") { Key = name });
            }
            else if (!isResolve && query[name].Count > 1)
            {
                _problems.Add(new Problem("duplicate_clause") { Key = name });
            }
        }

        BindNames([.. query[Resolve], .. query[$"{Resolve}[]"]]);
        if (!IsReport && !IsDirect)
        {
            BindPaging(query);
        }
    }

    private void BindNames(IReadOnlyList<string?> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        var own = Columns.Where(field => field.Dictionary is not null).Select(field => field.Name).ToList();
        foreach (var name in names.Where(name => name != All && !own.Contains(name ?? "", StringComparer.Ordinal)))
        {
            _problems.Add(new Problem("unknown_field") { Key = name ?? "" });
        }

        Named = own.Where(name => names.Contains(All) || names.Contains(name)).ToHashSet(StringComparer.Ordinal);
    }

    private void BindPaging(IQueryCollection query)
    {
        var (limit, offset, after) = (
            Number(query, "limit", 1, RecordPaging.MostLimit),
            Number(query, "offset", 0, long.MaxValue),
            Number(query, "after", 0, long.MaxValue)
        );
        if (after is not null && (offset is not null || query.ContainsKey("sort")))
        {
            _problems.Add(new Problem("conflicting_parameters") { Key = offset is not null ? "offset" : "sort" });
        }

        var isCounted = Number(query, "count", 0, 1) != 0 && after is null;
        limit ??= offset is null && after is null ? null : RecordPaging.DefaultLimit;
        Paging = new((int?)limit, offset, after, Sort(query), isCounted && limit is not null);
    }

    private List<(CatalogueField, bool)> Sort(IQueryCollection query)
    {
        var sort = new List<(CatalogueField, bool)>();
        if (!query.TryGetValue("sort", out var sent) || sent is not [{ } list])
        {
            return sort;
        }

        var names = list.Split(',');
        if (names.Length > RecordPaging.MostSort)
        {
            _problems.Add(
                new Problem("too_many_values")
                {
                    Key = "sort",
                    Limit = RecordPaging.MostSort,
                    Given = names.Length,
                }
            );
        }

        foreach (var name in names)
        {
            var bare = name.StartsWith('-') ? name[1..] : name;
            if (Catalogue.Find(bare) is { } field && field.Has(FieldUse.Select) && field.Type is not FieldType.List)
            {
                sort.Add((field, name.StartsWith('-')));
            }
            else
            {
                _problems.Add(
                    new Problem("unknown_field") { Key = bare, Hint = Catalogue.Hint(bare, FieldUse.Select) }
                );
            }
        }

        return sort;
    }

    private long? Number(IQueryCollection query, string name, long least, long most)
    {
        if (!query.TryGetValue(name, out var sent) || sent is not [{ } text])
        {
            return null;
        }

        if (
            Digits().IsMatch(text)
            && long.Parse(text, CultureInfo.InvariantCulture) is var number
            && number >= least
            && number <= most
        )
        {
            return number;
        }

        _problems.Add(
            new Problem("bad_value")
            {
                Key = name,
                Expected = most == long.MaxValue ? $"a number from {least}" : $"a number from {least} to {most}",
            }
        );

        return null;
    }

    private Problem Unknown(string code, int segment, string name) =>
        new(code)
        {
            Segment = segment,
            Key = name,
            Hint = Catalogue.Hint(name, FieldUse.Select),
        };

    private CaseworkRefusal Refusal()
    {
        var first = _problems[0];
        var name = first.Key ?? "";

        return new(
            RefusalKind.Invalid,
            first.Code,
            first.Code switch
            {
                "unknown_filter" => $"{Catalogue.Group} has no filter named '{name}'.",
                "not_filterable" => $"{Catalogue.Group} cannot be filtered by '{name}'.",
                "unknown_field" => $"{Catalogue.Group} has no field named '{name}' here.",
                "unknown_dimension" or "unknown_metric" => $"{Catalogue.Group} cannot be counted by '{name}'.",
                "unknown_parameter" => $"There is no parameter '{name}'.",
                "conflicting_parameters" => $"'{name}' does not go with the rest of the request.",
                "duplicate_clause" => $"'{name}' is there twice.",
                "too_many_values" => $"'{name}' has {first.Given} values where {first.Limit} are read.",
                "bad_range" => $"The range of '{name}' ends before it begins.",
                _ => $"The value of '{name}' is not right; expected: {first.Expected}.",
            },
            _problems
        );
    }

    [GeneratedRegex(@"\A[0-9]{1,18}\z", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
