using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;

namespace Platform.Infrastructure.Http;

/// <summary>Writes rows as objects whose keys are the columns' names.</summary>
public sealed class JsonRow
{
    /// <summary>What a statement answers does not change, and finding out costs as much as writing a few rows.</summary>
    private static readonly ConditionalWeakTable<Statement, JsonRow> Known = [];

    private readonly int _first;
    private readonly JsonEncodedText[] _keys;
    private readonly Action<Utf8JsonWriter, NpgsqlDataReader, int>[] _values;

    private JsonRow(NpgsqlDataReader reader, RowStyle style, int first, IReadOnlyList<string>? keys)
    {
        var columns = Enumerable.Range(first, reader.FieldCount - first).ToList();
        _first = first;
        _keys = [.. columns.Select(column => JsonEncodedText.Encode(keys?[column - first] ?? reader.GetName(column)))];
        _values = [.. columns.Select(column => WriterFor(reader.GetDataTypeName(column), style))];
    }

    /// <param name="statement">That the reader reads; it is always written in the same style, from the same column on.</param>
    /// <param name="reader">Open, before or on a row.</param>
    /// <param name="style">The area's.</param>
    /// <param name="first">The first column that is part of the object.</param>
    /// <param name="keys">Other names for the columns from <paramref name="first"/> on.</param>
    public static JsonRow Of(
        Statement statement,
        NpgsqlDataReader reader,
        RowStyle style,
        int first = 0,
        IReadOnlyList<string>? keys = null
    )
    {
        if (keys is not null)
        {
            return new JsonRow(reader, style, first, keys);
        }

        if (!Known.TryGetValue(statement, out var row))
        {
            row = new JsonRow(reader, style, first, null);
            Known.AddOrUpdate(statement, row);
        }

        return row;
    }

    /// <summary>The row on which the reader stands, as an object.</summary>
    public void Write(Utf8JsonWriter json, NpgsqlDataReader reader)
    {
        json.WriteStartObject();
        for (var index = 0; index < _keys.Length; index++)
        {
            json.WritePropertyName(_keys[index]);
            if (reader.IsDBNull(_first + index))
            {
                json.WriteNullValue();
            }
            else
            {
                _values[index](json, reader, _first + index);
            }
        }

        json.WriteEndObject();
    }

    private static Action<Utf8JsonWriter, NpgsqlDataReader, int> WriterFor(string type, RowStyle style) =>
        type switch
        {
            "bigint" => static (json, row, column) => json.WriteNumberValue(row.GetInt64(column)),
            "integer" => static (json, row, column) => json.WriteNumberValue(row.GetInt32(column)),
            "boolean" => static (json, row, column) => json.WriteBooleanValue(row.GetBoolean(column)),
            "double precision" => (json, row, column) => WriteDouble(json, row.GetDouble(column), style),
            "text" => static (json, row, column) => json.WriteStringValue(row.GetString(column)),
            "json" or "jsonb" => static (json, row, column) =>
                json.WriteRawValue(row.GetString(column), skipInputValidation: true),
            "date" => WriteDate,
            "timestamp with time zone" => (json, row, column) => WriteTime(json, row.GetDateTime(column), style),
            _ => throw new NotSupportedException($"No JSON is known for a column of type {type}."),
        };

    private static void WriteDouble(Utf8JsonWriter json, double value, RowStyle style)
    {
        Span<byte> text = stackalloc byte[FloatText.Longest];
        json.WriteRawValue(text[..style.Double(value, text)], skipInputValidation: true);
    }

    private static void WriteTime(Utf8JsonWriter json, DateTime value, RowStyle style)
    {
        Span<byte> text = stackalloc byte[RowStyle.LongestTime];
        json.WriteStringValue(text[..style.Time(value, text)]);
    }

    private static void WriteDate(Utf8JsonWriter json, NpgsqlDataReader row, int column)
    {
        Span<char> text = stackalloc char[10];
        row.GetFieldValue<DateOnly>(column).TryFormat(text, out _, "yyyy-MM-dd");
        json.WriteStringValue(text);
    }
}
