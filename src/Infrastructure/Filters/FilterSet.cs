namespace Platform.Infrastructure.Filters;

/// <summary>The filters of one request, which hold together: fragments for a statement's slot, and their values.</summary>
public sealed class FilterSet
{
    /// <summary>More items in one list are not read.</summary>
    private const int MostItems = 5_000;

    private readonly List<Fragment> _fragments = [];
    private readonly List<string> _patterns = [];
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public IReadOnlyList<Fragment> Fragments => _fragments;

    /// <summary>The parameters whose value is a pattern.</summary>
    public IReadOnlyList<string> Patterns => _patterns;

    /// <summary>Whether a condition is on rows that others refer to.</summary>
    public bool HasSpans { get; private set; }

    /// <summary>By the parameters that the fragments name.</summary>
    public IReadOnlyDictionary<string, object?> Values => _values;

    /// <summary>From <c>name__startswith</c> to name and startswith; without underscores the lookup is exact.</summary>
    public static (string Field, string Lookup) Split(string parameter)
    {
        var at = parameter.IndexOf("__", StringComparison.Ordinal);

        return at < 0 || at + 2 == parameter.Length
            ? (at < 0 ? parameter : parameter[..at], Lookup.Exact.Name)
            : (parameter[..at], parameter[(at + 2)..]);
    }

    /// <summary>Adds a condition.</summary>
    /// <param name="field">Of the resource's catalogue.</param>
    /// <param name="lookup">That suits the field.</param>
    /// <param name="values">As they were sent; lists are separated by commas.</param>
    /// <returns>What is wrong with the values; null: the condition was added.</returns>
    public FilterFault? Add(Field field, Lookup lookup, IReadOnlyList<string?> values)
    {
        if (field.ById is { } byId && ReadAsIds(values))
        {
            field = byId;
        }

        var parameter = lookup.ParameterOn(field);
        if (_values.ContainsKey(parameter) || (values.Count > 1 && lookup.Takes is not LookupValue.List))
        {
            return new FilterFault.Repeated();
        }

        if (Read(field.Kind, lookup.Takes, values, out var value) is { } fault)
        {
            return fault;
        }

        _values[parameter] = value;
        _fragments.Add(FieldCatalogue.Fragment(field, lookup));
        HasSpans |= field.Spans.Count > 0;
        if (lookup.IsPattern)
        {
            _patterns.Add(parameter);
        }

        return null;
    }

    /// <summary>Adds the condition that the field, of whatever kind, has this value, or none.</summary>
    public void AddSame(Field field, object? value)
    {
        var lookup = Lookup.Same(field.Kind, value is null);

        _values[lookup.ParameterOn(field)] = value ?? true;
        _fragments.Add(FieldCatalogue.Fragment(field, lookup));
    }

    /// <summary>Lists of values, separated by commas, blanks around them dropped, as one array of the kind's type.</summary>
    public static FilterFault? ReadItems(FieldKind kind, IReadOnlyList<string?> lists, out Array items)
    {
        var read = new List<object>();
        items = Array.Empty<object>();
        foreach (var text in Items(lists))
        {
            if (text.Length == 0 || !FieldText.TryRead(kind, text, out var item))
            {
                return new FilterFault.NotOfKind(kind, text, IsItem: true);
            }

            read.Add(item);
        }

        if (read.Count > MostItems)
        {
            return new FilterFault.TooManyItems(read.Count, MostItems);
        }

        items = FieldText.ToArray(kind, read);

        return null;
    }

    private static FilterFault? Read(FieldKind kind, LookupValue takes, IReadOnlyList<string?> values, out object value)
    {
        if (takes is LookupValue.List or LookupValue.Pair)
        {
            var fault = ReadItems(kind, values, out var items);
            value = items;

            return fault is null && takes is LookupValue.Pair && items.Length != 2
                ? new FilterFault.NotAPair(values[0] ?? "")
                : fault;
        }

        kind = takes switch
        {
            LookupValue.Flag => FieldKind.Flag,
            LookupValue.Text => FieldKind.Text,
            _ => kind,
        };
        var text = values[0] ?? "";

        return FieldText.TryRead(kind, text, out value) ? null : new FilterFault.NotOfKind(kind, text, IsItem: false);
    }

    private static bool ReadAsIds(IReadOnlyList<string?> values) =>
        Items(values).All(item => int.TryParse(item, out _));

    private static IEnumerable<string> Items(IReadOnlyList<string?> lists) =>
        lists.SelectMany(list => (list ?? "").Split(',')).Select(item => item.Trim());
}
