using System.Reflection;
using System.Text.Json;

namespace Platform.Infrastructure.Filters;

/// <summary>
/// The fields of one resource: the only maker of fragments. A fragment's text depends on field and lookup alone, so
/// there is one text per set of filters and preparation works; values are parameters.
/// </summary>
public sealed class FieldCatalogue
{
    /// <summary>References that a path may go over.</summary>
    private const int MostSpans = 2;

    private readonly Dictionary<string, Field> _byName = new(StringComparer.Ordinal);

    /// <param name="fields">Those to filter by.</param>
    public FieldCatalogue(params IReadOnlyList<Field> fields)
    {
        All = fields;
        foreach (var field in fields)
        {
            _byName.Add(field.Name, field);
            foreach (var alias in field.Aliases)
            {
                _byName.Add(alias, field);
            }
        }
    }

    /// <summary>Fields by which a list may be filtered.</summary>
    public IReadOnlyList<Field> All { get; }

    /// <summary>Fields by which it may be ordered.</summary>
    public IReadOnlyList<Field> Ordered { get; private init; } = [];

    /// <summary>Conditions on <c>:search_term</c>, of which one must hold for each term of a search.</summary>
    private IReadOnlyList<(string Column, string? When)> Searched { get; init; } = [];

    /// <summary>Whether a list may be searched.</summary>
    public bool IsSearched => Searched.Count > 0;

    /// <summary>All names, for messages.</summary>
    public string Names => string.Join(", ", _byName.Keys.Order(StringComparer.Ordinal));

    /// <summary>What the attributes of an answer's record say.</summary>
    /// <param name="table">Whose columns they are, as the statement calls it.</param>
    /// <param name="adapt">What the area has otherwise than the house: other names, how times are compared.</param>
    public static FieldCatalogue Of<TRow>(string table, Func<Field, Field>? adapt = null)
    {
        var parameters = typeof(TRow).GetConstructors()[0].GetParameters();

        return new(Marked<FiltersAttribute>())
        {
            Ordered = Marked<OrdersAttribute>(),
            Searched =
            [
                .. parameters
                    .Select(one => (Parameter: one, Said: one.GetCustomAttribute<SearchesAttribute>()))
                    .Where(one => one.Said is not null)
                    .Select(one => (one.Said!.Column ?? ColumnOf(one.Parameter), one.Said.When)),
            ],
        };

        Field[] Marked<TAttribute>()
            where TAttribute : Attribute =>
            [
                .. parameters
                    .Where(one => one.IsDefined(typeof(TAttribute)))
                    .Select(FieldOf)
                    .Select(adapt ?? (same => same)),
            ];

        Field FieldOf(ParameterInfo parameter)
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!);
            var filters = parameter.GetCustomAttribute<FiltersAttribute>();

            return new(name, Field.KindOf(parameter.ParameterType), filters?.Column ?? ColumnOf(parameter))
            {
                IdColumn = filters?.Id,
                Referred = filters?.References,
            };
        }

        string ColumnOf(ParameterInfo parameter) =>
            $"{table}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!)}";
    }

    public Field? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>
    /// From <c>parent_region__name__contains</c> to the field that the path leads to, over at most two references, and the
    /// name of the lookup; a part of a date is a field of its own: <c>start_date__year__gte</c>.
    /// </summary>
    /// <returns>No field: there is none of the first name. What is behind the last field that is known is the lookup.</returns>
    public (Field? Field, string Lookup) Resolve(string parameter)
    {
        var names = parameter.Split("__");
        var field = Find(names[0]);
        var at = 1;
        while (at < names.Length && field is { Spans.Count: < MostSpans } && field.Of(names[at]) is { } next)
        {
            field = next;
            at++;
        }

        if (at < names.Length && field?.Part(names[at]) is { } part)
        {
            field = part;
            at++;
        }

        var rest = string.Join("__", names.Skip(at));

        return (field, rest.Length == 0 ? Lookup.Exact.Name : rest);
    }

    /// <summary>
    /// One fragment with each field and lookup, and a few with each field that is reached over references, around which all
    /// lookups are the same: what a test prepares.
    /// </summary>
    public IEnumerable<Fragment> Everything()
    {
        var near = All.SelectMany(field => Reached(field).Prepend(field)).ToList();

        return from field in near.SelectMany(field => field.PartNames.Select(name => field.Part(name)!).Prepend(field))
            from meant in field.ById is { } byId ? new[] { field, byId } : [field]
            from lookup in Lookup.All
            where lookup.Suits(meant) && (meant.Spans.Count == 0 || lookup.Name is "exact" or "isnull")
            select Fragment(meant, lookup);

        static IEnumerable<Field> Reached(Field from) =>
            from.Spans.Count == MostSpans || from.RefersTo is null
                ? []
                : from.RefersTo()
                    .Fields.All.Select(field => from.Of(field.Name))
                    .OfType<Field>()
                    .SelectMany(field => Reached(field).Prepend(field));
    }

    /// <summary>A line of a <c>where</c> after its first.</summary>
    public static Fragment Fragment(Field field, Lookup lookup) => new(lookup.On(field));

    /// <summary>
    /// Lines of a <c>where</c> after its first: every one of <c>:search::text[]</c>, which are patterns of
    /// <c>ilike</c>, fits one of the searched fields. The first stands by itself, so that an index serves it.
    /// </summary>
    public IReadOnlyList<Fragment> Search() =>
        [
            new($"and ({AnyFits("(:search::text[])[1]")})"),
            new(
                "and not exists (select from unnest((:search::text[])[2:]) as sought (term) "
                    + $"where ({AnyFits("sought.term")}) is not true)"
            ),
        ];

    /// <summary>A line of an <c>order by</c> before its last.</summary>
    public static Fragment Order(Field field, bool isDescending) =>
        new($"{field.Column}{(isDescending ? " desc" : "")},");

    private string AnyFits(string term) =>
        string.Join(
            " or ",
            Searched.Select(one => $"{one.Column} ilike {term}" + (one.When is null ? "" : $" and {one.When}"))
        );
}
