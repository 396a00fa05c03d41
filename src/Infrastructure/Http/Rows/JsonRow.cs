using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;

namespace Platform.Infrastructure.Http.Rows;

/// <summary>Writes rows as objects whose keys are the columns' names.</summary>
public sealed class JsonRow
{
    /// <summary>
    /// What a statement answers does not change, and what it is called seldom; finding out costs as much as writing a few
    /// rows.
    /// </summary>
    private static readonly ConditionalWeakTable<Statement, JsonRow> Known = [];

    private readonly int _first;
    private readonly IReadOnlyList<string>? _names;
    private readonly JsonEncodedText[] _keys;
    private readonly WriteMember[] _members;

    private JsonRow(NpgsqlDataReader reader, RowStyle style, int first, IReadOnlyList<string>? keys)
    {
        var columns = Enumerable.Range(first, keys?.Count ?? reader.FieldCount - first).ToList();
        _first = first;
        _names = keys;
        _keys = [.. columns.Select(column => JsonEncodedText.Encode(keys?[column - first] ?? reader.GetName(column)))];
        _members = [.. columns.Select(column => WriterFor(reader.GetDataTypeName(column), style))];
    }

    /// <param name="statement">That the reader reads; it is always written in the same style, from the same column on.</param>
    /// <param name="reader">Open, before or on a row.</param>
    /// <param name="style">The area's.</param>
    /// <param name="first">The first column that is part of the object.</param>
    /// <param name="keys">Other names for the columns from <paramref name="first"/> on; what is behind them is left out.</param>
    public static JsonRow Of(
        Statement statement,
        NpgsqlDataReader reader,
        RowStyle style,
        int first = 0,
        IReadOnlyList<string>? keys = null
    )
    {
        if (!Known.TryGetValue(statement, out var row) || !row.IsCalled(keys))
        {
            row = new JsonRow(reader, style, first, keys);
            Known.AddOrUpdate(statement, row);
        }

        return row;
    }

    private bool IsCalled(IReadOnlyList<string>? keys) =>
        keys == _names
        || (keys is not null && _names is not null && keys.SequenceEqual(_names, StringComparer.Ordinal));

    /// <summary>The row on which the reader stands, as an object.</summary>
    public void Write(Utf8JsonWriter json, NpgsqlDataReader reader)
    {
        json.WriteStartObject();
        for (var index = 0; index < _keys.Length; index++)
        {
            if (reader.IsDBNull(_first + index))
            {
                json.WriteNull(_keys[index]);
            }
            else
            {
                _members[index](json, _keys[index], reader, _first + index);
            }
        }

        json.WriteEndObject();
    }

    private static WriteMember WriterFor(string type, RowStyle style) =>
        type switch
        {
            "bigint" => static (json, key, row, column) => json.WriteNumber(key, row.GetInt64(column)),
            "integer" => static (json, key, row, column) => json.WriteNumber(key, row.GetInt32(column)),
            "boolean" => static (json, key, row, column) => json.WriteBoolean(key, row.GetBoolean(column)),
            "double precision" => (json, key, row, column) => WriteDouble(json, key, row.GetDouble(column), style),
            // As it came, in UTF-8: no string is made of it on the way.
            "text" => static (json, key, row, column) =>
                json.WriteString(key, row.GetFieldValue<ReadOnlyMemory<byte>>(column).Span),
            "json" or "jsonb" => static (json, key, row, column) => WriteRaw(json, key, row.GetString(column)),
            "date" => WriteDate,
            "timestamp without time zone" => WriteWallClock,
            "timestamp with time zone" => (json, key, row, column) =>
                WriteTime(json, key, row.GetDateTime(column), style),
            _ => throw new NotSupportedException($"No JSON is known for a column of type {type}."),
        };

    private static void WriteRaw(Utf8JsonWriter json, JsonEncodedText key, string value)
    {
        json.WritePropertyName(key);
        json.WriteRawValue(value, skipInputValidation: true);
    }

    private static void WriteDouble(Utf8JsonWriter json, JsonEncodedText key, double value, RowStyle style)
    {
        Span<byte> text = stackalloc byte[FloatText.Longest];
        json.WritePropertyName(key);
        json.WriteRawValue(text[..style.Double(value, text)], skipInputValidation: true);
    }

    private static void WriteTime(Utf8JsonWriter json, JsonEncodedText key, DateTime value, RowStyle style)
    {
        Span<byte> text = stackalloc byte[RowStyle.LongestTime];
        json.WriteString(key, text[..style.Time(value, text)]);
    }

    private static void WriteDate(Utf8JsonWriter json, JsonEncodedText key, NpgsqlDataReader row, int column)
    {
        Span<char> text = stackalloc char[10];
        row.GetFieldValue<DateOnly>(column).TryFormat(text, out _, "yyyy-MM-dd");
        json.WriteString(key, text);
    }

    /// <summary>To the second, of nobody's zone.</summary>
    private static void WriteWallClock(Utf8JsonWriter json, JsonEncodedText key, NpgsqlDataReader row, int column)
    {
        Span<byte> text = stackalloc byte[RowStyle.LongestTime];
        row.GetDateTime(column).TryFormat(text, out _, "O");
        json.WriteString(key, text[.."yyyy-MM-ddTHH:mm:ss".Length]);
    }

    private delegate void WriteMember(Utf8JsonWriter json, JsonEncodedText key, NpgsqlDataReader row, int column);
}
