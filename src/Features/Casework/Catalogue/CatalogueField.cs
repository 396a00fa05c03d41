namespace Platform.Features.Casework;

/// <summary>A field of a group: what it is called, what it holds, where it is, and what may be done with it.</summary>
/// <param name="Name">In paths, bodies and answers.</param>
/// <param name="Label">For people.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Sql">The expression: a constant of the house, or made of the number of an extension field; never of a request.</param>
/// <param name="Use">What may be done with it.</param>
public sealed record CatalogueField(string Name, string Label, FieldType Type, string Sql, FieldUse Use)
{
    /// <summary>The names of its ids.</summary>
    public FieldDictionary? Dictionary { get; init; }

    /// <summary>Tables that <see cref="Sql"/> needs beside the group's own; each joins at most one row.</summary>
    public IReadOnlyList<string> Joins { get; init; } = [];

    /// <summary>
    /// Where a filter is no comparison of <see cref="Sql"/>: the condition, with <c>{0}</c> in the place of the parameter
    /// or of what it is compared with.
    /// </summary>
    public FilterShape? Filter { get; init; }

    /// <summary>Where rows are not counted by <see cref="Sql"/>, which costs too much for each of them.</summary>
    public CountShape? Count { get; init; }

    /// <summary>Of a text that is written: code points.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Only where the organisation has branches.</summary>
    public bool NeedsBranches { get; init; }

    /// <summary>The column of the group's own table that is written.</summary>
    public string? Column { get; init; }

    /// <summary>Parameters carry it: unique in a request, for extension fields their number.</summary>
    public string Parameter { get; init; } = Name;

    /// <summary>The number of an extension field; null: built in.</summary>
    public long? ExtensionId { get; init; }

    public bool Has(FieldUse use) => (Use & use) == use;

    /// <summary>Whether it is counted by, as a dimension or as both.</summary>
    public bool IsDimension => Has(FieldUse.Count) || Has(FieldUse.Dimension);
}

/// <summary>How a field is compared where it is not simply its expression.</summary>
/// <param name="Compared">The expression that is compared: an index has it.</param>
/// <param name="Wrapped">The condition around the comparison, with <c>{0}</c> in its place; null: there is none.</param>
public sealed record FilterShape(string Compared, string? Wrapped = null)
{
    /// <summary>The comparison is by days, and <see cref="Compared"/> a time.</summary>
    public bool IsTimeByDay { get; init; }

    /// <summary>Blanks inside a value mean nothing.</summary>
    public bool IgnoresBlanks { get; init; }

    /// <summary><see cref="Compared"/> is a JSON object, the value is under this key of it.</summary>
    public string? JsonKey { get; init; }

    /// <summary><see cref="Compared"/> is a day as text.</summary>
    public bool IsText { get; init; }

    /// <summary>Letter case is part of the value.</summary>
    public bool MindsCase { get; init; }
}

/// <summary>
/// How rows are counted by a field, so that what is dear is asked once for each group of them. <c>{0}</c> stands for what
/// the rows of a group share, <c>{1}</c> for the place of the field in the report.
/// </summary>
/// <param name="Sql">What rows are grouped by; the field depends on nothing else.</param>
/// <param name="Shown">The field of a group.</param>
public sealed record CountShape(string Sql, string Shown)
{
    /// <summary>What <see cref="Shown"/> needs beside the groups; null: nothing.</summary>
    public string? Join { get; init; }
}
