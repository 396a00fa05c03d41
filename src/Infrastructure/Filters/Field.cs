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

    /// <summary>The same field where its values are ids; null where it has one meaning.</summary>
    internal Field? ById => IdColumn is null ? null : new Field(Name + "_by_id", FieldKind.Whole, IdColumn);

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
