namespace Platform.Infrastructure.Filters;

/// <summary>What a field holds: which lookups suit it and how a value is read.</summary>
public enum FieldKind
{
    /// <summary>int4</summary>
    Whole,

    /// <summary>int8</summary>
    BigWhole,

    Real,
    Text,
    Flag,
    Date,
    Timestamp,
    Json,
}

/// <summary>A field that requests may filter by.</summary>
/// <param name="Name">As in requests and messages.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Column">The SQL expression: a constant, never anything from a request.</param>
public sealed record Field(string Name, FieldKind Kind, string Column)
{
    /// <summary>Other names for the same field, such as user for user_id.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Where the same name means an id when the value is a number: region_type by id or by name.</summary>
    public string? IdColumn { get; init; }

    /// <summary>
    /// Times are compared to the millisecond: where answers show no more, so that a time out of an answer finds its row,
    /// and what is later does not begin with it.
    /// </summary>
    public bool IsToTheMillisecond { get; init; }

    /// <summary>The record to whose rows it refers, as the attribute says; the area knows where they are.</summary>
    public Type? Referred { get; init; }

    /// <summary>The resource to whose rows it refers; null: to none that may be asked for. Asked when it is needed.</summary>
    public Func<Reference>? RefersTo { get; init; }

    /// <summary>The references on the way to it, the first of them a column of the resource itself.</summary>
    internal IReadOnlyList<Span> Spans { get; private init; } = [];

    /// <summary>Whether it is only a part of the field, such as the year of a date: a value, and no text.</summary>
    internal bool IsPart { get; private init; }

    /// <summary>The same field where its values are ids; null where it has one meaning.</summary>
    internal Field? ById =>
        IdColumn is null ? null : new Field(Name + "_by_id", FieldKind.Whole, IdColumn) { Spans = Spans };

    /// <summary>The names of its parts; empty: it has none.</summary>
    internal IEnumerable<string> PartNames =>
        IsPart ? []
        : Kind is FieldKind.Date ? ["year", "month", "day", "week_day", "date"]
        : Kind is FieldKind.Timestamp ? ["year", "month", "day", "week_day", "hour", "minute", "second", "date"]
        : [];

    /// <summary>The lookups that suit it, by name, and its parts, behind which they may stand again.</summary>
    public IEnumerable<string> LookupNames =>
        Lookup.All.Where(lookup => lookup.Suits(this)).Select(lookup => lookup.Name).Concat(PartNames);

    /// <summary>A part of it as a field of its own, in UTC; null: it has no such part. A week begins on Sunday, with 1.</summary>
    internal Field? Part(string name)
    {
        if (!PartNames.Contains(name))
        {
            return null;
        }

        var local = Kind is FieldKind.Timestamp ? $"({Column}) at time zone 'UTC'" : Column;
        var (kind, column) = name switch
        {
            "date" => (FieldKind.Date, $"({local})::date"),
            "week_day" => (FieldKind.Whole, $"(extract(dow from {local})::integer + 1)"),
            "second" => (FieldKind.Whole, $"floor(extract(second from {local}))::integer"),
            _ => (FieldKind.Whole, $"extract({name} from {local})::integer"),
        };

        return new Field($"{Name}__{name}", kind, column) { Spans = Spans, IsPart = true };
    }

    /// <summary>A field of the rows to which this one refers, seen from here; null: they have none of that name.</summary>
    internal Field? Of(string name) =>
        RefersTo?.Invoke() is { } target
        && target.Fields.Find(name) is { } other
        && target.ColumnOf(other) is { } column
            ? other with
            {
                Name = $"{Name}__{other.Name}",
                Column = column,
                Aliases = [],
                Spans = [.. Spans, new Span(IdColumn ?? Column, target)],
            }
            : null;

    internal string SqlType =>
        Kind switch
        {
            FieldKind.Whole => "integer",
            FieldKind.BigWhole => "bigint",
            FieldKind.Real => "double precision",
            FieldKind.Flag => "boolean",
            FieldKind.Date => "date",
            FieldKind.Timestamp => "timestamptz",
            _ => "text",
        };

    /// <summary>What is compared.</summary>
    internal string Compared =>
        Kind is FieldKind.Timestamp && IsToTheMillisecond ? $"date_trunc('milliseconds', {Column})" : Column;

    /// <summary>The text that substring lookups search.</summary>
    internal string AsText =>
        Kind switch
        {
            FieldKind.Text => Column,
            FieldKind.Date => $"to_char({Column}, 'YYYY-MM-DD')",
            FieldKind.Timestamp => $"to_char({Column} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS')",
            _ => $"({Column})::text",
        };

    /// <summary>The kind of a record's member.</summary>
    public static FieldKind KindOf(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var whole when whole == typeof(int) => FieldKind.Whole,
            var whole when whole == typeof(long) => FieldKind.BigWhole,
            var real when real == typeof(double) => FieldKind.Real,
            var flag when flag == typeof(bool) => FieldKind.Flag,
            var date when date == typeof(DateOnly) => FieldKind.Date,
            var time when time == typeof(DateTime) => FieldKind.Timestamp,
            var json when json == typeof(System.Text.Json.JsonElement) => FieldKind.Json,
            var text when text == typeof(string) => FieldKind.Text,
            _ => throw new NotSupportedException($"No field is known that holds a {type}."),
        };
}
