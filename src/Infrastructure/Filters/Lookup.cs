using System.Globalization;

namespace Platform.Infrastructure.Filters;

/// <summary>A way to compare a field: in a query the part after the two underscores.</summary>
public sealed class Lookup
{
    private static readonly FieldKind[] Ordered =
    [
        FieldKind.Whole,
        FieldKind.BigWhole,
        FieldKind.Real,
        FieldKind.Text,
        FieldKind.Date,
        FieldKind.Timestamp,
    ];
    private static readonly FieldKind[] Equatable = [.. Ordered, FieldKind.Flag];
    private static readonly FieldKind[] Any = [.. Equatable, FieldKind.Json];

    private readonly Func<Field, string, string> _condition;
    private readonly FieldKind[] _kinds;

    private Lookup(string name, FieldKind[] kinds, LookupValue takes, Func<Field, string, string> condition)
    {
        Name = name;
        Takes = takes;
        _kinds = kinds;
        _condition = condition;
    }

    public static IReadOnlyList<Lookup> All { get; } =
    [
        new("exact", Equatable, LookupValue.One, (field, value) => $"{field.Compared} = :{value}::{field.SqlType}"),
        new(
            "in",
            Equatable,
            LookupValue.List,
            (field, value) => $"{field.Compared} = any(:{value}::{field.SqlType}[])"
        ),
        Compare("gt", ">"),
        Compare("gte", ">="),
        Compare("lt", "<"),
        Compare("lte", "<="),
        new(
            "range",
            Ordered,
            LookupValue.Pair,
            (field, value) =>
                $"{Ordinal(field)} between (:{value}::{field.SqlType}[])[1] and (:{value}::{field.SqlType}[])[2]"
        ),
        new("isnull", Any, LookupValue.Flag, (field, value) => $"({field.Column} is null) = :{value}::boolean"),
        Search("contains", (text, value) => $"position({value} in {text}) > 0"),
        // By code point, so that an index in that order serves it.
        Search("startswith", (text, value) => $"starts_with({text} collate \"C\", {value})"),
        Search("endswith", (text, value) => $"right({text}, char_length({value})) = {value}"),
        Search("iexact", (text, value) => $"{Folded(text)} = {Folded(value)}"),
        Search("icontains", (text, value) => $"position({Folded(value)} in {Folded(text)}) > 0"),
        Search("istartswith", (text, value) => $"starts_with({Folded(text)}, {Folded(value)})"),
        Search("iendswith", (text, value) => $"right({Folded(text)}, char_length({Folded(value)})) = {Folded(value)}"),
        Pattern("regex", "~"),
        Pattern("iregex", "~*"),
    ];

    /// <summary>The same JSON value, however it is spelled.</summary>
    private static readonly Lookup SameJson = new(
        "exact",
        [FieldKind.Json],
        LookupValue.One,
        (field, value) => $"{field.Column} = :{value}::jsonb"
    );

    /// <summary>Equal to a value.</summary>
    public static Lookup Exact { get; } = Find("exact")!;

    /// <summary>The field, of whatever kind, has a value, or none.</summary>
    internal static Lookup Same(FieldKind kind, bool isNull) =>
        isNull ? Find("isnull")!
        : kind is FieldKind.Json ? SameJson
        : Exact;

    public string Name { get; }

    /// <summary>What its value looks like.</summary>
    public LookupValue Takes { get; }

    /// <summary>The lookup of this name, as a query spells it.</summary>
    public static Lookup? Find(string name) => All.FirstOrDefault(lookup => lookup.Name == name);

    public bool Suits(Field field) => _kinds.Contains(field.Kind) && !(field.IsPart && Takes is LookupValue.Text);

    /// <summary>Whether its value is a pattern: how long that takes depends on who wrote it.</summary>
    public bool IsPattern { get; private init; }

    /// <summary>The parameter that carries the value.</summary>
    public string ParameterOn(Field field) => string.Create(CultureInfo.InvariantCulture, $"{field.Name}__{Name}");

    /// <summary>The condition in SQL.</summary>
    internal string On(Field field)
    {
        var parameter = ParameterOn(field);
        var isNull = Name == "isnull" ? parameter : null;

        return "and "
            + field
                .Spans.Reverse()
                .Aggregate(_condition(field, parameter), (inner, span) => span.Around(inner, isNull));
    }

    private static Lookup Compare(string name, string sign) =>
        new(name, Ordered, LookupValue.One, (field, value) => $"{Ordinal(field)} {sign} :{value}::{field.SqlType}");

    private static Lookup Search(string name, Func<string, string, string> condition) =>
        new(name, Ordered, LookupValue.Text, (field, value) => condition(field.AsText, $":{value}::text"));

    /// <summary>PostgreSQL's syntax; one that is broken the server refuses, also where no row is compared with it.</summary>
    private static Lookup Pattern(string name, string sign) =>
        new(
            name,
            [FieldKind.Text],
            LookupValue.Text,
            (field, value) => $"{field.Column} {sign} :{value}::text and ('' {sign} :{value}::text) is not null"
        )
        {
            IsPattern = true,
        };

    private static string Folded(string text) => $"ops.casefold({text})";

    /// <summary>Text is ordered by code point, whatever the database's collation.</summary>
    private static string Ordinal(Field field) =>
        field.Kind is FieldKind.Text ? $"{field.Compared} collate \"C\"" : field.Compared;
}

/// <summary>What the value of a lookup looks like.</summary>
public enum LookupValue
{
    /// <summary>One value of the field's type.</summary>
    One,

    /// <summary>Values of the field's type, separated by commas.</summary>
    List,

    /// <summary>Two of them.</summary>
    Pair,

    /// <summary>Text to search for.</summary>
    Text,

    /// <summary>true or false.</summary>
    Flag,
}
