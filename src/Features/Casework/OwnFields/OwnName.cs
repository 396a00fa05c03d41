using System.Text.RegularExpressions;

namespace Platform.Features.Casework;

/// <summary>The names under which an organisation may show its own databases and fields to other systems.</summary>
internal static partial class OwnName
{
    /// <summary>Words of paths and queries.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "id",
        "client",
        "referral",
        "external_id",
        "field",
        "fields",
        "selectable_fields",
        "filterable_fields",
        "friendly_names",
        "dimension",
        "dimensions",
        "metric",
        "metrics",
        "uploads",
        "search",
        "history",
        "changes",
        "since",
        "day",
        "week",
        "month",
        "quarter",
        "year",
        "count",
        "extension_database",
        "dictionary",
        "limit",
        "offset",
        "after",
        "sort",
        "resolve",
        "resolveids",
    };

    /// <summary>What is wrong with the name of a database; null: nothing.</summary>
    public static string? FaultOfDatabase(string name) =>
        !Shape().IsMatch(name) ? "A name is a-z, then a-z, 0-9 and _, up to 63 characters."
        : Reserved.Contains(name) ? $"'{name}' is a word of paths."
        : null;

    /// <summary>What is wrong with the name of a field; null: nothing.</summary>
    /// <param name="name">As other systems would call it.</param>
    /// <param name="parent"><c>client</c> or <c>referral</c>.</param>
    /// <param name="cardinality"><c>single</c>: it joins the fields of its parent.</param>
    public static string? FaultOfField(string name, string parent, string cardinality) =>
        FaultOfDatabase(name) is { } fault ? fault
        : name.StartsWith("client_", StringComparison.Ordinal) && (parent, cardinality) is not ("client", "single")
            ? "A name with client_ before it is that of a field of the person behind a record."
        : FieldsBeside(parent, cardinality).Any(field => field.Name == name) ? $"'{name}' is a field already."
        : null;

    private static IReadOnlyList<CatalogueField> FieldsBeside(string parent, string cardinality) =>
        cardinality == "single"
            ? RecordGroup.All.First(group => group.ExtensionParent == parent).Fields
            : ExtensionRecordFields.Of(parent, [], []);

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,62}\z", RegexOptions.None, 1000)]
    private static partial Regex Shape();
}
