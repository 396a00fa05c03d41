using System.IO.Pipelines;
using System.Text.Json;
using Npgsql;

namespace Platform.Infrastructure.Http;

/// <summary>
/// Rows straight from the reader into the response, one object a row, keys named as the columns: for lists that may
/// be long, without a record per row.
/// </summary>
public static class JsonRows
{
    /// <summary>Handed to the connection when this much is waiting.</summary>
    private const int FlushBytes = 16 * 1024;

    private delegate void WriteValue(Utf8JsonWriter json, NpgsqlDataReader reader, int column);

    /// <summary>
    /// 200 and an array. A column of type <c>json</c> is written as it is, whole floats as <c>3.0</c>.
    /// <paramref name="names"/> replaces the columns' own names, in their order.
    /// </summary>
    public static Task WriteJson(
        this Database database,
        Statement statement,
        object? args,
        HttpResponse response,
        CancellationToken stop,
        IReadOnlyList<string>? names = null
    ) =>
        database.Read(
            statement,
            args,
            async reader =>
            {
                response.ContentType = "application/json";
                await Write(response.BodyWriter, reader, names, stop);

                return true;
            },
            stop
        );

    private static async Task Write(
        PipeWriter output,
        NpgsqlDataReader reader,
        IReadOnlyList<string>? keys,
        CancellationToken stop
    )
    {
        var names = new JsonEncodedText[reader.FieldCount];
        var values = new WriteValue[reader.FieldCount];
        for (var column = 0; column < names.Length; column++)
        {
            names[column] = JsonEncodedText.Encode(keys?[column] ?? reader.GetName(column));
            values[column] = WriterFor(reader.GetDataTypeName(column));
        }

        await using var json = new Utf8JsonWriter(output, JsonDefaults.Writer);
        json.WriteStartArray();
        var flushed = 0L;
        while (await reader.ReadAsync(stop))
        {
            json.WriteStartObject();
            for (var column = 0; column < names.Length; column++)
            {
                json.WritePropertyName(names[column]);
                if (reader.IsDBNull(column))
                {
                    json.WriteNullValue();
                }
                else
                {
                    values[column](json, reader, column);
                }
            }

            json.WriteEndObject();
            if (json.BytesCommitted + json.BytesPending - flushed > FlushBytes)
            {
                json.Flush();
                flushed = json.BytesCommitted;
                await output.FlushAsync(stop);
            }
        }

        json.WriteEndArray();
        json.Flush();
        await output.FlushAsync(stop);
    }

    private static WriteValue WriterFor(string type) =>
        type switch
        {
            "bigint" => static (json, reader, column) => json.WriteNumberValue(reader.GetInt64(column)),
            "integer" => static (json, reader, column) => json.WriteNumberValue(reader.GetInt32(column)),
            "boolean" => static (json, reader, column) => json.WriteBooleanValue(reader.GetBoolean(column)),
            "double precision" => WriteDouble,
            "text" => static (json, reader, column) => json.WriteStringValue(reader.GetString(column)),
            "json" or "jsonb" => static (json, reader, column) =>
                json.WriteRawValue(reader.GetString(column), skipInputValidation: true),
            "date" => WriteDate,
            _ => throw new NotSupportedException($"No JSON is known for a column of type {type}."),
        };

    private static void WriteDouble(Utf8JsonWriter json, NpgsqlDataReader reader, int column)
    {
        Span<byte> text = stackalloc byte[FloatText.Longest];
        json.WriteRawValue(text[..FloatText.Format(reader.GetDouble(column), text)], skipInputValidation: true);
    }

    private static void WriteDate(Utf8JsonWriter json, NpgsqlDataReader reader, int column)
    {
        Span<char> text = stackalloc char[10];
        reader.GetFieldValue<DateOnly>(column).TryFormat(text, out _, "yyyy-MM-dd");
        json.WriteStringValue(text);
    }
}
