namespace Platform.Infrastructure.Filters;

/// <summary>The rows to which a field refers.</summary>
/// <param name="Rows">What a subquery takes them from: a table, or a function with those that the caller may know of.</param>
/// <param name="Table">What they are called there; their columns begin with it.</param>
/// <param name="Fields">By which they may be filtered.</param>
public sealed record Reference(string Rows, string Table, FieldCatalogue Fields)
{
    /// <summary>What the referring column holds.</summary>
    public string Key => $"{Table}.id";

    /// <summary>
    /// The column of a field in a subquery that has these rows alone; null: it is a column of others, which cannot be
    /// reached from there.
    /// </summary>
    internal string? ColumnOf(Field field) =>
        field.Column.StartsWith(Table + ".", StringComparison.Ordinal) ? field.Column
        : field is { RefersTo: { } of, IdColumn: { } id } && of() is var target
            ? $"(select {field.Column} from {target.Rows} where {target.Key} = {id})"
        : null;
}

/// <summary>A step from a row to the one that a column of it refers to.</summary>
/// <param name="Column">The referring one.</param>
/// <param name="Target">Where to.</param>
internal sealed record Span(string Column, Reference Target)
{
    /// <summary>A condition on the referred row as one on the referring row.</summary>
    /// <param name="condition">On the referred one.</param>
    /// <param name="isNull">The parameter of an <c>isnull</c>, which also fits where nothing is referred to; else null.</param>
    public string Around(string condition, string? isNull)
    {
        var found = $"{Column} in (select {Target.Key} from {Target.Rows} where {condition})";

        return isNull is null ? found : $"({Column} is null and :{isNull}::boolean or {found})";
    }
}
