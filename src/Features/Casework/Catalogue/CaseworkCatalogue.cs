namespace Platform.Features.Casework;

/// <summary>How a filter's values are compared.</summary>
public enum FilterForm
{
    /// <summary>With a list of values.</summary>
    Any,

    /// <summary>A part of a text.</summary>
    Part,

    /// <summary>From one value to another.</summary>
    Span,

    /// <summary>Several of these.</summary>
    Spans,

    /// <summary>With nothing: only records without a value are wanted.</summary>
    None,
}

/// <summary>
/// The fields of a group as one caller knows them: those built in, those that the organisation added, without those that
/// are hidden. The only maker of SQL from names: a fragment depends on field and form alone, values are parameters.
/// </summary>
public sealed class CaseworkCatalogue
{
    private const string ClientPrefix = "client_";

    private readonly Dictionary<string, CatalogueField> _byName;

    private CaseworkCatalogue(RecordGroup group, IReadOnlyList<CatalogueField> fields)
    {
        (Group, Fields) = (group, fields);
        _byName = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        Default = [.. fields.Where(field => field.Has(FieldUse.Default))];
        DefaultColumns = Columns(Default.Select(field => (field, false)));
    }

    public RecordGroup Group { get; }

    /// <summary>In the order in which they are shown; those of the organisation last.</summary>
    public IReadOnlyList<CatalogueField> Fields { get; }

    /// <summary>Those that are answered where nothing is chosen.</summary>
    public IReadOnlyList<CatalogueField> Default { get; }

    /// <summary>The columns of these, with their ids as they are: most requests ask for nothing else.</summary>
    public IReadOnlyList<Fragment> DefaultColumns { get; }

    /// <summary>All that is built in, as nobody in particular knows it: for documents and tests.</summary>
    public static CaseworkCatalogue Of(RecordGroup group) => new(group, group.Fields);

    /// <param name="group">Whose records are asked for.</param>
    /// <param name="caller">Whose hidden fields are left out.</param>
    /// <param name="own">What the organisation added.</param>
    public static CaseworkCatalogue For(RecordGroup group, CaseworkCaller caller, OwnFields own) =>
        own.CatalogueOf(
            group.Name,
            caller,
            () => new(group, Seen(group, group.Fields.Concat(own.SingleOf(group, caller)), caller))
        );

    /// <param name="database">Whose records are asked for: the caller may see it.</param>
    /// <param name="caller">Whose hidden fields are left out.</param>
    /// <param name="own">What the organisation added.</param>
    public static CaseworkCatalogue For(OwnDatabase database, CaseworkCaller caller, OwnFields own) =>
        own.CatalogueOf(
            RecordGroup.NameOf(database),
            caller,
            () =>
            {
                var fields = ExtensionRecordFields.Of(
                    database.Parent,
                    own.FieldsOf(database),
                    own.SingleOf(RecordGroup.Clients, caller)
                );
                var group = RecordGroup.Of(database, fields);

                return new(group, Seen(group, fields, caller));
            }
        );

    /// <summary>Null: there is none of this name for the caller.</summary>
    public CatalogueField? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>A name of the kind that is spelled nearly like this one.</summary>
    public string? Hint(string name, FieldUse use) =>
        name.Length > 100
            ? null
            : Fields
                .Where(field => field.Has(use))
                .Select(field => (field.Name, Distance: EditDistance.Of(name, field.Name, 2)))
                .Where(near => near.Distance <= 2)
                .OrderBy(near => near.Distance)
                .Select(near => near.Name)
                .FirstOrDefault();

    /// <summary>The columns behind the first, in this order.</summary>
    public static IReadOnlyList<Fragment> Columns(IEnumerable<(CatalogueField Field, bool IsNamed)> fields) =>
        [.. fields.Select((shown, at) => new Fragment($", {Shown(shown.Field, shown.IsNamed, at)} as c{at}"))];

    /// <summary>The names of the ids of these columns, behind all other joins.</summary>
    public static IReadOnlyList<Fragment> Names(IEnumerable<(CatalogueField Field, bool IsNamed)> fields) =>
        [
            .. fields
                .Select((shown, at) => shown.IsNamed ? NameJoin(shown.Field, at) : null)
                .OfType<string>()
                .Select(join => new Fragment(join)),
        ];

    /// <summary>The tables that the fields need beside the group's own, each once.</summary>
    public static IReadOnlyList<Fragment> Joins(IEnumerable<CatalogueField> fields) =>
        [
            .. fields
                .SelectMany(field => field.Joins)
                .Distinct(StringComparer.Ordinal)
                .Select(join => new Fragment(join)),
        ];

    /// <summary>A condition; its parameters are named by <see cref="CatalogueField.Parameter"/>.</summary>
    /// <param name="field">What is compared.</param>
    /// <param name="form">With what.</param>
    /// <param name="orNone">Records without a value suit too.</param>
    public static Fragment Filter(CatalogueField field, FilterForm form, bool orNone = false)
    {
        var none =
            field.Filter?.Wrapped is { } around ? "not " + around.Replace("{0}", "true", StringComparison.Ordinal)
            : field.Filter is { JsonKey: { } key } ? $"({field.Filter.Compared} -> '{key}') is null"
            : $"{field.Filter?.Compared ?? field.Sql} is null";
        if (form is FilterForm.None)
        {
            return new("and " + none);
        }

        var compared = field.Filter?.Compared ?? Compared(field);
        var condition = form switch
        {
            FilterForm.Any => Any(field, compared),
            FilterForm.Part =>
                $"exists (select from unnest(:by_{field.Parameter}::text[]) as wanted (part) where strpos(lower({compared}), lower(normalize(wanted.part, nfc))) > 0)",
            FilterForm.Span => Between(
                field,
                compared,
                $":by_{field.Parameter}_low::text",
                $":by_{field.Parameter}_high::text"
            ),
            _ =>
                $"exists (select from unnest(:by_{field.Parameter}_low::text[], :by_{field.Parameter}_high::text[]) as span (low, high) where {Between(field, compared, "span.low", "span.high")})",
        };

        var wrapped = field.Filter?.Wrapped?.Replace("{0}", condition, StringComparison.Ordinal) ?? condition;

        return new(orNone ? $"and ({wrapped} or {none})" : "and " + wrapped);
    }

    /// <summary>A line of an <c>order by</c> before its last.</summary>
    public static Fragment Order(CatalogueField field, bool isDescending) =>
        new($"{field.Sql}{(isDescending ? " desc" : "")} nulls last,");

    /// <summary>What rows are counted by, before the count.</summary>
    public static IReadOnlyList<Fragment> Dimensions(IEnumerable<CatalogueField> fields) =>
        [.. fields.Select((field, at) => new Fragment($"{field.Count?.Sql ?? field.Sql} as d{at},"))];

    /// <summary>The same as it is answered, of the groups that were counted, before their sum.</summary>
    public static IReadOnlyList<Fragment> Groups(IEnumerable<(CatalogueField Field, bool IsNamed)> fields) =>
        [
            .. fields.Select(
                (shown, at) => new Fragment($"{Shown(Counted(shown.Field, at), shown.IsNamed, at)} as c{at},")
            ),
        ];

    /// <summary>What these need beside the groups that were counted.</summary>
    public static IReadOnlyList<Fragment> GroupJoins(IEnumerable<(CatalogueField Field, bool IsNamed)> fields) =>
        [
            .. fields
                .SelectMany(
                    (shown, at) =>
                        new[]
                        {
                            shown.Field.Count?.Join is { } join ? InGroup(join, at) : null,
                            shown.IsNamed ? NameJoin(Counted(shown.Field, at), at) : null,
                        }
                )
                .OfType<string>()
                .Select(join => new Fragment(join)),
        ];

    /// <summary>The end of what counts rows by so many fields.</summary>
    public static IReadOnlyList<Fragment> Grouping(int fields) =>
        fields == 0 ? [] : [new($"group by {string.Join(", ", Enumerable.Range(1, fields))}")];

    /// <summary>The end of what adds the counts up: what is answered alike is one group.</summary>
    public static IReadOnlyList<Fragment> Ordering(int fields) =>
        fields == 0
            ? []
            :
            [
                .. Grouping(fields),
                new($"order by {string.Join(", ", Enumerable.Range(1, fields).Select(at => $"{at} nulls last"))}"),
            ];

    /// <summary>How values are compared, by what was sent.</summary>
    public static FilterForm FormOf(CatalogueField field, int values) =>
        values == 0 ? FilterForm.None
        : field.Type is FieldType.LongText ? FilterForm.Part
        : !FieldTypes.HasRanges(field.Type) ? FilterForm.Any
        : values == 1 ? FilterForm.Span
        : FilterForm.Spans;

    /// <summary>Of several with one name the first is meant: what is built in, then what the organisation added first.</summary>
    private static List<CatalogueField> Seen(
        RecordGroup group,
        IEnumerable<CatalogueField> fields,
        CaseworkCaller caller
    ) =>
        [
            .. fields
                .Where(field => Exists(group, field, caller))
                .DistinctBy(field => field.Name, StringComparer.Ordinal),
        ];

    private static bool Exists(RecordGroup group, CatalogueField field, CaseworkCaller caller) =>
        (!field.NeedsBranches || caller.BranchSystem)
        && (field.Name is "id" or "client" or "referral" || caller.Sees(group.HiddenAs, field.Name))
        && (
            group.DictionaryTable != RecordGroup.Extensions
            || field.Name != "project"
            || caller.Sees(RecordGroup.Referrals.Name, field.Name)
        )
        && (
            group == RecordGroup.Clients
            || !field.Name.StartsWith(ClientPrefix, StringComparison.Ordinal)
            || caller.Sees(RecordGroup.Clients.Name, field.Name[ClientPrefix.Length..])
        );

    /// <summary>The field of a group of counted rows, which has this column.</summary>
    private static CatalogueField Counted(CatalogueField field, int at) =>
        field with
        {
            Sql = InGroup(field.Count?.Shown ?? "{0}", at),
        };

    private static string InGroup(string sql, int at) =>
        sql.Replace("{0}", $"counted.d{at}", StringComparison.Ordinal)
            .Replace("{1}", $"{at}", StringComparison.Ordinal);

    private static string? NameJoin(CatalogueField field, int at) =>
        field.Dictionary?.Join($"name{at}", field.Sql, field.Type is FieldType.List);

    /// <summary>As it is answered.</summary>
    private static string Shown(CatalogueField field, bool isNamed, int at) =>
        (field.Type, isNamed && field.Dictionary is not null) switch
        {
            (FieldType.List, true) => $"name{at}.names",
            (_, true) => $"coalesce(to_jsonb(name{at}.name), to_jsonb({field.Sql}))",
            (FieldType.YesNo, _) => $"case when {field.Sql} then 'Y' when not {field.Sql} then 'N' end",
            (FieldType.Decimal or FieldType.List, _) => $"to_json({field.Sql})",
            _ => field.Sql,
        };

    private static string Compared(CatalogueField field) =>
        field.Type is FieldType.Text && field.Filter is null ? $"lower({field.Sql})" : field.Sql;

    private static string Any(CatalogueField field, string compared) =>
        field.Type switch
        {
            _ when field.Filter is { JsonKey: not null } => $"{compared} @> any(:by_{field.Parameter}::jsonb[])",
            FieldType.YesNo => $"{compared} = any(:by_{field.Parameter}::boolean[])",
            FieldType.Code => $"{compared} = any(:by_{field.Parameter}::text[])",
            FieldType.Text when field.Filter is { MindsCase: true } =>
                $"{compared} = any(casework.spelled(:by_{field.Parameter}::text[]))",
            FieldType.Text => $"{compared} = any(casework.matched(:by_{field.Parameter}::text[]))",
            _ => $"{compared} = any(:by_{field.Parameter}::bigint[])",
        };

    /// <summary>Days and numbers with both ends; of times the end is the first moment that is not meant any more.</summary>
    private static string Between(CatalogueField field, string compared, string low, string high) =>
        field.Type switch
        {
            FieldType.Date when field.Filter is { IsTimeByDay: true } =>
                $"{compared} >= {low}::date and {compared} < {high}::date + 1",
            FieldType.Date when field.Filter is { IsText: true } => // open ends are before and behind all digits
            $"{compared} >= {low} and {compared} <= {high}",
            FieldType.Date => $"{compared} >= {low}::date and {compared} <= {high}::date",
            FieldType.Stamp => $"{compared} >= {low}::timestamptz and {compared} < {high}::timestamptz",
            FieldType.DateTime =>
                $"{compared} >= {low}::timestamptz at time zone :time_zone::text and {compared} < {high}::timestamptz at time zone :time_zone::text",
            _ => $"{compared} >= {low}::numeric and {compared} <= {high}::numeric",
        };
}
