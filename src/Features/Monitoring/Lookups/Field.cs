namespace Platform.Features.Monitoring;

/// <summary>What a field holds: which lookups suit it and how a value is read.</summary>
public enum FieldKind
{
    /// <summary>int4</summary>
    Whole,

    /// <summary>int8</summary>
    BigWhole,

    Real,
    Text,
    Flag,
    Date,
    Timestamp,
    Json,
}

/// <summary>A field that requests may filter by.</summary>
/// <param name="Name">As in requests and messages.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Column">The SQL expression: a constant, never anything from a request.</param>
public sealed record Field(string Name, FieldKind Kind, string Column)
{
    /// <summary>Other names for the same field, such as user for user_id.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Where the same name means an id when the value is a number: region_type by id or by name.</summary>
    public string? IdColumn { get; init; }

    /// <summary>Of a table that only the list joins, so no delete can name it.</summary>
    public bool IsJoined { get; init; }

    /// <summary>The same field where its values are ids; null where it has one meaning.</summary>
    internal Field? ById => IdColumn is null ? null : new Field(Name + "_by_id", FieldKind.Whole, IdColumn);

    internal string SqlType =>
        Kind switch
        {
            FieldKind.Whole => "integer",
            FieldKind.BigWhole => "bigint",
            FieldKind.Real => "double precision",
            FieldKind.Flag => "boolean",
            FieldKind.Date => "date",
            FieldKind.Timestamp => "timestamptz",
            _ => "text",
        };

    /// <summary>
    /// What is compared: of a time as much as answers show, so that a time out of an answer finds its row, and what is
    /// later does not begin with it.
    /// </summary>
    internal string Compared => Kind is FieldKind.Timestamp ? $"date_trunc('milliseconds', {Column})" : Column;

    /// <summary>The text that substring lookups search.</summary>
    internal string AsText =>
        Kind switch
        {
            FieldKind.Text => Column,
            FieldKind.Date => $"to_char({Column}, 'YYYY-MM-DD')",
            FieldKind.Timestamp => $"to_char({Column} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS')",
            _ => $"({Column})::text",
        };
}

/// <summary>
/// The fields of one resource: the only maker of filter fragments. A fragment's text depends on field and lookup
/// alone, so there is one text per set of filters and preparation works; values are parameters.
/// </summary>
public sealed class FieldCatalogue
{
    private readonly Dictionary<string, Field> _byName = new(StringComparer.Ordinal);

    public FieldCatalogue(params Field[] fields)
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

    public IReadOnlyList<Field> All { get; }

    /// <summary>All names, for messages.</summary>
    public string Names => string.Join(", ", _byName.Keys.Order(StringComparer.Ordinal));

    public Field? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>One fragment with each field and lookup: what a test prepares.</summary>
    public IEnumerable<Fragment> Everything() =>
        from field in All.Concat(All.Select(field => field.ById).OfType<Field>())
        from lookup in Lookup.All
        where lookup.Suits(field.Kind)
        select Fragment(field, lookup);

    /// <summary>One fragment with each field as a delete may name it, with a value and without.</summary>
    public IEnumerable<Fragment> Conditions() =>
        from field in All
        where !field.IsJoined
        from isNull in new[] { false, true }
        select Fragment(field, Lookup.Same(field.Kind, isNull));

    public static Fragment Fragment(Field field, Lookup lookup) => new(lookup.On(field));
}
