using System.Reflection;
using System.Text.Json;

namespace Platform.Infrastructure.Filters;

/// <summary>
/// The fields of one resource: the only maker of fragments. A fragment's text depends on field and lookup alone, so
/// there is one text per set of filters and preparation works; values are parameters.
/// </summary>
public sealed class FieldCatalogue
{
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
            };
        }

        string ColumnOf(ParameterInfo parameter) =>
            $"{table}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!)}";
    }

    public Field? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>One fragment with each field and lookup: what a test prepares.</summary>
    public IEnumerable<Fragment> Everything() =>
        from field in All.Concat(All.Select(field => field.ById).OfType<Field>())
        from lookup in Lookup.All
        where lookup.Suits(field.Kind)
        select Fragment(field, lookup);

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
