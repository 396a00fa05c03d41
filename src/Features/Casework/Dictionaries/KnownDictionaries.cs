namespace Platform.Features.Casework;

/// <summary>Which dictionaries there are for a caller, by their paths below <c>/v2/dictionary/</c>.</summary>
internal static class KnownDictionaries
{
    public static readonly CaseworkRefusal Unknown = new(
        RefusalKind.NotFound,
        "unknown_dictionary",
        "There is no such dictionary.",
        new Problem("unknown_dictionary")
    );

    private static readonly FieldDictionary[] Single =
    [
        FieldDictionary.Branch,
        FieldDictionary.ClientType,
        FieldDictionary.User,
        FieldDictionary.UserGroup,
        FieldDictionary.Relationship,
    ];

    /// <summary>Other names of the tables.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["clients"] = "organisations",
        ["done_contacts"] = "contacts",
        ["due_contacts"] = "contacts",
        ["cancelled_contacts"] = "contacts",
    };

    /// <summary>The dictionaries of fields that the caller sees, by table and field, then those that stand alone.</summary>
    public static IReadOnlyList<(string? Table, string Name, FieldDictionary Dictionary)> For(
        CaseworkCaller caller,
        OwnFields own
    ) =>
        [
            .. RecordGroup
                .All.SelectMany(
                    group => CaseworkCatalogue.For(group, caller, own).Fields,
                    (group, field) => (group.DictionaryTable, field.Name, field.Dictionary)
                )
                .Where(known =>
                    known.Dictionary?.Path is not null && !known.Name.StartsWith("client_", StringComparison.Ordinal)
                )
                .Select(known => ((string?)known.DictionaryTable, known.Name, known.Dictionary!))
                .DistinctBy(known => (known.Item1, known.Name)),
            .. Single.Select(dictionary => ((string?)null, dictionary.Path!, dictionary)),
        ];

    /// <summary>Null: there is none for the caller.</summary>
    public static FieldDictionary? Find(string? table, string name, CaseworkCaller caller, OwnFields own)
    {
        if (table == "extension_database")
        {
            return own.VisibleTo(caller).FirstOrDefault(field => field.Name == name) is { } field
                ? ExtensionFields.DictionaryOf(field)
                : null;
        }

        var known = table is null ? null : Aliases.GetValueOrDefault(table, table);

        return For(caller, own).FirstOrDefault(one => one.Table == known && one.Name == name).Dictionary;
    }

    /// <summary>As <c>casework.dictionary_row</c> calls it.</summary>
    public static string KindOf(FieldDictionary dictionary) =>
        dictionary.Source switch
        {
            DictionarySource.AgeBand => "age_band",
            DictionarySource.UserGroup => "user_group",
            var source => source.ToString().ToLowerInvariant(),
        };
}
