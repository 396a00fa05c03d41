using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;
using Npgsql;

namespace Platform.Infrastructure.Http;

/// <summary>
/// Rows straight from the reader into the response as CSV: UTF-8, comma, CRLF after every row, quotes only where
/// needed, null as an empty cell. Written by hand because a writer of strings costs a string per cell
/// (docs/performance.md, "CSV").
/// </summary>
public static class CsvRows
{
    /// <summary>Handed to the connection when this much is waiting.</summary>
    private const int FlushBytes = 16 * 1024;

    /// <summary>Text that a spreadsheet would run as a formula gets an apostrophe in front.</summary>
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+@\t");

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private delegate int WriteValue(Span<byte> target, NpgsqlDataReader reader, int column);

    /// <summary>200 and the rows. <paramref name="names"/> replaces the columns' own names, in their order.</summary>
    public static Task WriteCsv(
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
                response.ContentType = "text/csv";
                await Write(response.BodyWriter, reader, names, stop);

                return true;
            },
            stop
        );

    private static async Task Write(
        PipeWriter output,
        NpgsqlDataReader reader,
        IReadOnlyList<string>? names,
        CancellationToken stop
    )
    {
        var columns = Enumerable.Range(0, reader.FieldCount).ToArray();
        var values = Array.ConvertAll(columns, column => WriterFor(reader.GetDataTypeName(column)));
        var header = string.Join(',', names ?? Array.ConvertAll(columns, reader.GetName));
        output.Write(Encoding.UTF8.GetBytes(header + "\r\n"));
        var waiting = 0;
        while (await reader.ReadAsync(stop))
        {
            waiting += WriteRow(output, reader, values);
            if (waiting > FlushBytes)
            {
                await output.FlushAsync(stop);
                waiting = 0;
            }
        }

        await output.FlushAsync(stop);
    }

    private static int WriteRow(PipeWriter output, NpgsqlDataReader reader, WriteValue?[] values)
    {
        var length = 0;
        for (var column = 0; column < values.Length; column++)
        {
            if (reader.IsDBNull(column))
            {
                length += Separate(output.GetSpan(2), 0, column, values.Length);
            }
            else if (values[column] is { } write)
            {
                var target = output.GetSpan(FloatText.Longest + 2);
                length += Separate(target, write(target, reader, column), column, values.Length);
            }
            else
            {
                length += WriteText(output, reader.GetString(column), column, values.Length);
            }

            int Separate(Span<byte> target, int written, int at, int count)
            {
                written += End(target[written..], at, count);
                output.Advance(written);

                return written;
            }
        }

        return length;
    }

    private static int End(Span<byte> target, int column, int count)
    {
        var end = column == count - 1 ? "\r\n"u8 : ","u8;
        end.CopyTo(target);

        return end.Length;
    }

    private static int WriteText(PipeWriter output, string text, int column, int count)
    {
        if (text.Length > 0 && Formula.Contains(text[0]))
        {
            text = "'" + text;
        }

        if (text.AsSpan().ContainsAny(Quoted))
        {
            text = "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        }

        var target = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length) + 2);
        var written = Encoding.UTF8.GetBytes(text, target);
        written += End(target[written..], column, count);
        output.Advance(written);

        return written;
    }

    /// <summary>Null for text, which has no bound.</summary>
    private static WriteValue? WriterFor(string type) =>
        type switch
        {
            "text" => null,
            "bigint" => static (target, reader, column) =>
                Utf8Formatter.TryFormat(reader.GetInt64(column), target, out var written) ? written : 0,
            "integer" => static (target, reader, column) =>
                Utf8Formatter.TryFormat(reader.GetInt32(column), target, out var written) ? written : 0,
            "double precision" => static (target, reader, column) => FloatText.Format(reader.GetDouble(column), target),
            "date" => static (target, reader, column) =>
                reader.GetFieldValue<DateOnly>(column).TryFormat(target, out var written, "yyyy-MM-dd") ? written : 0,
            _ => throw new NotSupportedException($"No CSV is known for a column of type {type}."),
        };
}
