namespace Platform.Features.Casework;

/// <summary>Where the names of a field's ids come from.</summary>
public enum DictionarySource
{
    /// <summary>A list of the organisation's own: <c>casework.dictionary_entry</c>.</summary>
    List,
    AgeBand,
    Branch,
    Project,
    Template,
    User,
    UserGroup,

    /// <summary>The options of a field that the organisation added.</summary>
    Option,

    /// <summary>People: only those whom the caller sees have names.</summary>
    Client,
    Worker,
}

/// <summary>The friendly names of a field's ids.</summary>
/// <param name="Path">Below <c>/v2/dictionary/</c>; null: it has none there.</param>
/// <param name="Source">Where they come from.</param>
public sealed record FieldDictionary(string? Path, DictionarySource Source)
{
    /// <summary>Of a list: its name in the table, which groups may share.</summary>
    public string? List { get; private init; }

    /// <summary>Its ids are letters.</summary>
    public bool HasCodes { get; private init; }

    /// <summary>Whether it is a list that the organisation fills.</summary>
    public bool IsList => Source is DictionarySource.List;

    public static readonly FieldDictionary ClientType = Of("client_type");
    public static readonly FieldDictionary Relationship = Of("relationship");
    public static readonly FieldDictionary AgeRange = new("organisations/age_range", DictionarySource.AgeBand);
    public static readonly FieldDictionary Branch = new("branch", DictionarySource.Branch);
    public static readonly FieldDictionary Project = new("referrals/project", DictionarySource.Project);
    public static readonly FieldDictionary Template = new("referrals/template", DictionarySource.Template);
    public static readonly FieldDictionary User = new("user", DictionarySource.User);
    public static readonly FieldDictionary UserGroup = new("user_group", DictionarySource.UserGroup);
    public static readonly FieldDictionary Client = new(null, DictionarySource.Client);
    public static readonly FieldDictionary Worker = new(null, DictionarySource.Worker);

    /// <summary>A list by its path; <paramref name="shared"/> is the one whose entries it shows.</summary>
    public static FieldDictionary Of(string path, string? shared = null) =>
        new(path, DictionarySource.List) { List = shared ?? path };

    /// <summary>The same with letters for ids.</summary>
    public static FieldDictionary OfCodes(string path) => Of(path) with { HasCodes = true };

    /// <summary>The options of a field that the organisation added, whose number is its list.</summary>
    public static FieldDictionary OfOptions(string name, long fieldId) =>
        new($"extension_database/{name}", DictionarySource.Option)
        {
            List = fieldId.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };

    /// <summary>The dictionary of this path, of whichever field.</summary>
    public static FieldDictionary? Find(string path) =>
        RecordGroup
            .All.SelectMany(group => group.Fields)
            .Select(field => field.Dictionary)
            .Concat([Relationship, UserGroup])
            .FirstOrDefault(dictionary => dictionary?.Path == path);

    /// <summary>The join that gives an id its name, or several ids their names. A constant of the house, like the expression.</summary>
    /// <param name="alias">What it is called then.</param>
    /// <param name="expression">The id, or the list of them.</param>
    /// <param name="isList">It is a list.</param>
    internal string Join(string alias, string expression, bool isList) =>
        $"cross join lateral casework.{(isList ? "names_of" : "name_of")}('{Kind}', '{List}', {(isList ? expression : $"({expression})::text")}, :org_id::bigint, :all_types::boolean, :types::integer[], :all_branches::boolean, :branches::bigint[]) as {alias}";

    /// <summary>As the function calls it.</summary>
    private string Kind =>
        Source switch
        {
            DictionarySource.AgeBand => "age_band",
            DictionarySource.UserGroup => "user_group",
            _ => Source.ToString().ToLowerInvariant(),
        };
}
