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

    /// <summary>The document's example of a row, as JSON.</summary>
    public string Row { get; private init; } = "";

    /// <summary>The document's example of a body that inserts one, as JSON; null: nobody may.</summary>
    public string? Insert { get; private init; }

    /// <param name="name">As in the path.</param>
    /// <param name="row">The document's example of a row, as JSON.</param>
    /// <param name="insert">The document's example of a body that inserts one.</param>
    /// <param name="table">Where its columns are, as the statements call it, if not by that name.</param>
    public static Resource Of<TRow>(string name, string row, string? insert = null, string? table = null)
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
        };

        Field Adapted(Field field) =>
            field with
            {
                Aliases = IsReference(field.Name) ? [WithoutId(field.Name)] : [],
                IsToTheMillisecond = true, // as answers show them
            };

        // A reference goes by both names, with _id and without.
        bool IsReference(string name) =>
            name.EndsWith(Id, StringComparison.Ordinal)
            && filters[name].Column is null
            && !filters.ContainsKey(WithoutId(name));
    }

    private static string WithoutId(string name) => name[..^Id.Length];
}
