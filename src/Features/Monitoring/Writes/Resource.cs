using System.Reflection;

namespace Platform.Features.Monitoring;

/// <summary>What a resource's record says, read once: the fields to filter by and the columns to write.</summary>
public sealed class Resource
{
    private const string Id = "_id";

    private Resource(Type record, string name, string table, FieldCatalogue fields, IReadOnlyList<Column> columns)
    {
        Record = record;
        Name = name;
        Table = table;
        Fields = fields;
        Columns = columns;
    }

    /// <summary>What a row looks like.</summary>
    public Type Record { get; }

    /// <summary>As in the path.</summary>
    public string Name { get; }

    /// <summary>Where its columns are, without the schema.</summary>
    public string Table { get; }

    public FieldCatalogue Fields { get; }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Its rows, for those that refer to them.</summary>
    public Reference Reference => new(Rows, Table, Fields);

    /// <summary>The document's example of a row, as JSON.</summary>
    public string Row { get; private init; } = "";

    /// <summary>The document's example of a body that inserts one, as JSON; null: nobody may.</summary>
    public string? Insert { get; private init; }

    /// <summary>Where those who refer to its rows find them.</summary>
    private string Rows { get; init; } = "";

    /// <param name="name">As in the path.</param>
    /// <param name="row">The document's example of a row, as JSON.</param>
    /// <param name="insert">The document's example of a body that inserts one.</param>
    /// <param name="table">Where its columns are, as the statements call it, if not by that name.</param>
    /// <param name="rows">Which of them <c>:caller_id</c> may know of when others refer to them; null: all of the table.</param>
    public static Resource Of<TRow>(
        string name,
        string row,
        string? insert = null,
        string? table = null,
        string? rows = null
    )
    {
        var own = table ?? name;
        var filters = RequestShape
            .Of<TRow>()
            .Fields.Select(field => (field.Name, Attribute: field.Parameter.GetCustomAttribute<FiltersAttribute>()))
            .Where(field => field.Attribute is not null)
            .ToDictionary(field => field.Name, field => field.Attribute!, StringComparer.Ordinal);

        return new(typeof(TRow), name, own, FieldCatalogue.Of<TRow>(own, Adapted), Column.OfResource<TRow>())
        {
            Row = row,
            Insert = insert,
            Rows = rows ?? $"monitoring.{own}",
        };

        Field Adapted(Field field) =>
            field with
            {
                Aliases = IsReference(field.Name) ? [WithoutId(field.Name)] : [],
                IsToTheMillisecond = true, // as answers show them
                RefersTo = field.Referred is { } record ? () => Of(record).Reference : null,
            };

        // A reference goes by both names, with _id and without.
        bool IsReference(string name) =>
            name.EndsWith(Id, StringComparison.Ordinal)
            && filters[name].Column is null
            && !filters.ContainsKey(WithoutId(name));
    }

    /// <summary>The resource that a record describes.</summary>
    private static Resource Of(Type record) =>
        (Resource)record.GetField(nameof(Resource), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private static string WithoutId(string name) => name[..^Id.Length];
}
