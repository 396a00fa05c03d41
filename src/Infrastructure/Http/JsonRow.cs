using System.Text.Json;
using Npgsql;

namespace Platform.Infrastructure.Http;

/// <summary>Writes the rows of one reader as objects whose keys are the columns' names.</summary>
/// <param name="reader">Open, before or on a row.</param>
/// <param name="style">The area's.</param>
/// <param name="first">The first column that is part of the object.</param>
/// <param name="keys">Other names for the columns from <paramref name="first"/> on.</param>
public sealed class JsonRow(NpgsqlDataReader reader, RowStyle style, int first = 0, IReadOnlyList<string>? keys = null)
{
    private readonly JsonEncodedText[] _keys =
    [
        .. Enumerable
            .Range(first, reader.FieldCount - first)
            .Select(column => JsonEncodedText.Encode(keys?[column - first] ?? reader.GetName(column))),
    ];

    private readonly Action<Utf8JsonWriter, NpgsqlDataReader, int>[] _values =
    [
        .. Enumerable
            .Range(first, reader.FieldCount - first)
            .Select(column => WriterFor(reader.GetDataTypeName(column), style)),
    ];

    /// <summary>The row on which the reader stands, as an object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        for (var index = 0; index < _keys.Length; index++)
        {
            json.WritePropertyName(_keys[index]);
            if (reader.IsDBNull(first + index))
            {
                json.WriteNullValue();
            }
            else
            {
                _values[index](json, reader, first + index);
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
            "timestamp with time zone" => (json, row, column) =>
                json.WriteStringValue(
                    row.GetDateTime(column).ToString(style.Timestamp, System.Globalization.CultureInfo.InvariantCulture)
                ),
            _ => throw new NotSupportedException($"No JSON is known for a column of type {type}."),
        };

    private static void WriteDouble(Utf8JsonWriter json, double value, RowStyle style)
    {
        Span<byte> text = stackalloc byte[FloatText.Longest];
        json.WriteRawValue(text[..style.Double(value, text)], skipInputValidation: true);
    }

    private static void WriteDate(Utf8JsonWriter json, NpgsqlDataReader row, int column)
    {
        Span<char> text = stackalloc char[10];
        row.GetFieldValue<DateOnly>(column).TryFormat(text, out _, "yyyy-MM-dd");
        json.WriteStringValue(text);
    }
}
