using System.Text.Json.Nodes;

namespace Platform.Features.Casework;

/// <summary>
/// A body held against the caller's catalogue: values of the right types under the names of their columns, and all that is
/// wrong so far. What only the database knows, its statement says.
/// </summary>
internal sealed class SentRecord
{
    private readonly List<(int Order, Problem Problem)> _problems = [];
    private readonly Dictionary<string, int> _order = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CatalogueField> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> _ownTypes;
    private readonly JsonObject _given = [];
    private readonly JsonArray _options = [];
    private readonly JsonArray _extensions = [];
    private readonly List<string> _zoned = [];
    private readonly List<string> _emptied = [];
    private readonly CaseworkCatalogue _catalogue;
    private readonly WriteMode _mode;
    private readonly BodyFields _beside;

    private SentRecord(CaseworkCatalogue catalogue, OwnFields own, WriteMode mode, BodyFields beside)
    {
        _catalogue = catalogue;
        _mode = mode;
        _beside = beside;
        _ownTypes = own.All.ToDictionary(field => field.Id, field => field.FieldType);
    }

    /// <summary>The parameters of the statement: those of <c>casework.sent</c>.</summary>
    public string Given => _given.ToJsonString();

    public string[] Zoned => [.. _zoned];

    public string Options => _options.ToJsonString();

    public string Extensions => _extensions.ToJsonString();

    public string[] Missing { get; private set; } = [];

    public string[] Emptied => [.. _emptied];

    public bool IsEmpty { get; private set; }

    public bool IsSound => _problems.Count == 0 && IsReadable;

    /// <summary>Whether there was a body to look at.</summary>
    public bool IsReadable { get; private set; }

    /// <param name="body">As it was sent; what cannot be read is as if it were empty, and not sound.</param>
    /// <param name="catalogue">What the caller may write.</param>
    /// <param name="own">What the organisation added.</param>
    /// <param name="mode">What the path asks.</param>
    /// <param name="beside">What the body may hold that is no field of the record; null: nothing.</param>
    public static SentRecord Bind(
        SentBody body,
        CaseworkCatalogue catalogue,
        OwnFields own,
        WriteMode mode,
        BodyFields? beside = null
    )
    {
        var record = new SentRecord(catalogue, own, mode, beside ?? BodyFields.None)
        {
            IsEmpty = body.Fields.Count == 0,
            IsReadable = body.Refusal is null,
        };
        foreach (var (at, (name, value)) in body.Fields.Index())
        {
            record.BindField(at, name, value);
        }

        record.Missing =
        [
            .. catalogue
                .Group.Fields.Concat(record._beside.More)
                .Where(field => field.Has(FieldUse.Mandatory) && field.Name != "template")
                .Select(field => field.Name)
                .Except(record._fields.Values.Select(field => field.Name)),
        ];

        return record;
    }

    /// <summary>The literal of the path must not be contradicted.</summary>
    public void BelongsTo(string externalId)
    {
        if (_fields.ContainsKey("external_id") && (string?)_given["external_id"] != externalId)
        {
            Refuse("external_id", new Problem("conflict_with_path") { Field = "external_id" });
        }
    }

    /// <summary>All that is wrong, of the body and of what the database said as <c>code field</c>.</summary>
    public CaseworkRefusal Refusal(IReadOnlyList<string> known) => RefusalOf(Problems(known));

    /// <summary>The first gives the code.</summary>
    public static CaseworkRefusal RefusalOf(IEnumerable<Problem> problems)
    {
        var all = problems.OrderBy(problem => RankOf(problem.Code)).ToList();

        return new(RefusalKind.Invalid, all[0].Code, WordsOf(all[0]), all);
    }

    /// <inheritdoc cref="Refusal"/>
    public IReadOnlyList<Problem> Problems(IEnumerable<string> known) =>
        [
            .. _problems
                .Concat(known.Select(OfDatabase))
                .OrderBy(one => RankOf(one.Problem.Code))
                .ThenBy(one => one.Order)
                .Select(one => one.Problem)
                .Distinct(),
        ];

    /// <summary>Notes what somebody else finds wrong with a field.</summary>
    public void Refuse(Problem problem) => Refuse(problem.Field!, problem);

    /// <summary>Keeps a value that somebody else has read.</summary>
    public void Keep(string column, JsonNode? value) => _given[column] = value;

    private void BindField(int at, string name, SentItem sent)
    {
        var shown = SentBody.Shown(name);
        _order.TryAdd(shown, at);
        if (_beside.Others.Contains(name))
        {
            return;
        }

        if (Find(name) is not { } field)
        {
            Refuse(shown, new Problem("unknown_field") { Field = shown, Hint = _catalogue.Hint(name, FieldUse.Write) });

            return;
        }

        if (!MayWrite(field))
        {
            Refuse(shown, new Problem("not_writable") { Field = shown });

            return;
        }

        if (_fields.Values.Any(other => other.Name == field.Name))
        {
            Refuse(shown, new Problem("duplicate_clause") { Field = shown }); // the other spelling of it is there, too

            return;
        }

        _fields[name] = field;
        var ownType = field.ExtensionId is { } id ? _ownTypes[id] : null;
        var value = SentValue.Read(field, ownType, sent);
        if (value.IsWrong)
        {
            Refuse(shown, Wrong(shown, field));
        }

        if (field.ExtensionId is { } extension)
        {
            KeepExtension(extension, field, value);
        }
        else if (!value.IsWrong)
        {
            Keep(field, shown, value);
        }
    }

    /// <summary>Wrong ones too: they are not missing.</summary>
    private void KeepExtension(long id, CatalogueField field, SentValue value)
    {
        if (value is { Json: null, IsWrong: false } && field.Has(FieldUse.Mandatory) && _mode is not WriteMode.Update)
        {
            _emptied.Add(field.Name);

            return;
        }

        _extensions.Add(
            new JsonObject
            {
                ["id"] = id,
                ["field"] = field.Name,
                ["value"] = value.Json?.DeepClone(),
                ["zoned"] = value.IsZoned,
                ["is_wrong"] = value.IsWrong,
            }
        );
    }

    private void Keep(CatalogueField field, string shown, SentValue value)
    {
        var column = field.Column ?? field.Name;
        if (value.Json is null && field.Has(FieldUse.Kept))
        {
            if (field.Has(FieldUse.Mandatory) || _mode is WriteMode.Update)
            {
                _emptied.Add(field.Name);
            }
            else
            {
                Refuse(shown, new Problem("value_required") { Field = shown });
            }

            return;
        }

        if (
            value.Json is null
            && field.Has(FieldUse.Mandatory)
            && _mode is not WriteMode.Update
            && column != "template_id"
        )
        {
            _emptied.Add(field.Name);

            return;
        }

        _given[column] = value.Json ?? (field.Type is FieldType.List ? new JsonArray() : null);
        if (value.IsZoned)
        {
            _zoned.Add(column);
        }

        if (value.Json is not null && field.Dictionary is { IsList: true, List: { } list } && field.Name != "status")
        {
            _options.Add(
                new JsonObject
                {
                    ["field"] = field.Name,
                    ["name"] = column,
                    ["list"] = list,
                    ["key"] = value.Json.ToString(),
                }
            );
        }
    }

    /// <summary>By its name, or by the older one that the contract still knows; hidden ones that a new record needs too.</summary>
    private CatalogueField? Find(string name)
    {
        var isReferral = _catalogue.Group == RecordGroup.Referrals;
        if (isReferral && name == "response_description")
        {
            name = "description";
        }

        return _beside.More.FirstOrDefault(more => more.Name == name) is { } more ? more
            : _catalogue.Find(name) is { } field ? field
            : _catalogue.Group.Fields.FirstOrDefault(known =>
                known.Name == name && known.Has(FieldUse.Mandatory) && _mode is not WriteMode.Update
            );
    }

    private bool MayWrite(CatalogueField field) =>
        (field.Has(FieldUse.Write) && !_beside.Closed.Contains(field.Name))
        || (
            _mode is not WriteMode.Update
            && (
                field.Has(FieldUse.WriteOnce)
                || (_catalogue.Group == RecordGroup.Referrals && field.Name == "client_type") // compared, not stored
            )
        )
        || (IsOfExtension && field.Has(FieldUse.WriteOnce)); // the statement refuses another than there is

    private bool IsOfExtension => _catalogue.Group.DictionaryTable == RecordGroup.Extensions;

    private void Refuse(string name, Problem problem) =>
        _problems.Add((_order.GetValueOrDefault(name, int.MaxValue), problem));

    private (int Order, Problem Problem) OfDatabase(string words)
    {
        var (code, name) = words.Split(' ', 2) is [var first, var second] ? (first, second) : (words, null);
        var sentAs = _fields.FirstOrDefault(field => field.Value.Name == name);
        var shown = sentAs.Key ?? name;
        var problem = new Problem(code) { Field = shown };

        return (
            shown is not null && _order.TryGetValue(shown, out var order) ? order : int.MaxValue,
            code == "bad_value" && sentAs.Value is { } field ? Wrong(shown!, field) : problem
        );
    }

    private Problem Wrong(string shown, CatalogueField field) =>
        new("bad_value")
        {
            Field = shown,
            Expected = SentValue.Expected(field, field.ExtensionId is { } id ? _ownTypes[id] : null),
        };

    /// <summary>The contract's order of what is wrong.</summary>
    private static int RankOf(string code) =>
        code switch
        {
            "empty_body" or "unknown_field" or "not_writable" or "duplicate_clause" or "conflict_with_path" => 0,
            "missing_field" => 1,
            "bad_value" or "value_required" => 2,
            "bad_reference" => 3,
            _ => 4,
        };

    private static string WordsOf(Problem problem) =>
        problem.Code switch
        {
            "empty_body" => "The body names no field.",
            "unknown_field" => $"There is no field '{problem.Field}' here.",
            "not_writable" => $"'{problem.Field}' is not written here.",
            "duplicate_clause" => $"'{problem.Field}' is there twice, once by its other name.",
            "conflict_with_path" => $"'{problem.Field}' is not what the path says.",
            "missing_field" => $"'{problem.Field}' is needed.",
            "value_required" => $"'{problem.Field}' may not be empty.",
            "bad_reference" => $"'{problem.Field}' names nothing that there is, or nothing that you may see.",
            "bad_range" => $"'{problem.Field}' is on the wrong side of its counterpart.",
            _ => $"The value of '{problem.Field}' is not right; expected: {problem.Expected}.",
        };
}

/// <summary>What a body may hold beside the fields of a record, and which of these it may not.</summary>
/// <param name="More">Fields of its own.</param>
/// <param name="Others">Names that somebody else reads.</param>
/// <param name="Closed">Fields of the record that are not written here.</param>
internal sealed record BodyFields(
    IReadOnlyList<CatalogueField> More,
    IReadOnlySet<string> Others,
    IReadOnlySet<string> Closed
)
{
    public static readonly BodyFields None = new([], Names(), Names());

    public static IReadOnlySet<string> Names(params string[] names) => names.ToHashSet(StringComparer.Ordinal);
}
