using CsvHelper;
using Npgsql;

namespace Platform.Infrastructure.Http;

/// <summary>
/// Rows straight from the reader into the response as CSV: UTF-8, comma, CRLF after every row, quotes only where
/// needed, null as an empty cell, without a string per cell.
/// </summary>
public static class CsvRows
{
    private static readonly CsvWriterOptions Options = new()
    {
        BufferSize = 16 * 1024,
        // Text that a spreadsheet would run gets an apostrophe in front; a minus is left alone, as numbers have it.
        Injection = CsvInjection.Escape,
        InjectionCharacters = "=+@\t",
    };

    private delegate void WriteValue(CsvWriter csv, NpgsqlDataReader reader, int column);

    /// <summary>200 and the rows. <paramref name="names"/> replaces the columns' own names, in their order.</summary>
    public static Task WriteCsv(
        this Database database,
        Statement statement,
        object? args,
        HttpResponse response,
        CancellationToken stop,
        string[]? names = null
    ) =>
        database.Read(
            statement,
            args,
            async reader =>
            {
                response.ContentType = "text/csv";
                await Write(response.Body, reader, names, stop);

                return true;
            },
            stop
        );

    private static async Task Write(Stream output, NpgsqlDataReader reader, string[]? names, CancellationToken stop)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).ToArray();
        var values = Array.ConvertAll(columns, column => WriterFor(reader.GetDataTypeName(column)));
        await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        await csv.WriteRecordAsync(names ?? Array.ConvertAll(columns, reader.GetName), stop);
        while (await reader.ReadAsync(stop))
        {
            foreach (var column in columns)
            {
                if (reader.IsDBNull(column))
                {
                    csv.WriteField("");
                }
                else
                {
                    values[column](csv, reader, column);
                }
            }

            await csv.EndRecordAsync(stop); // here the buffer goes out when it is full
        }

        await csv.FlushAsync(stop);
    }

    private static WriteValue WriterFor(string type) =>
        type switch
        {
            "text" => static (csv, reader, column) => csv.WriteField(reader.GetString(column)),
            "bigint" => static (csv, reader, column) => csv.WriteField(reader.GetInt64(column), default),
            "integer" => static (csv, reader, column) => csv.WriteField(reader.GetInt32(column), default),
            "date" => static (csv, reader, column) =>
                csv.WriteField(reader.GetFieldValue<DateOnly>(column), "yyyy-MM-dd"),
            "double precision" => WriteDouble,
            _ => throw new NotSupportedException($"No CSV is known for a column of type {type}."),
        };

    private static void WriteDouble(CsvWriter csv, NpgsqlDataReader reader, int column)
    {
        Span<byte> text = stackalloc byte[FloatText.Longest];
        csv.WriteField(text[..FloatText.Format(reader.GetDouble(column), text)]);
    }
}
