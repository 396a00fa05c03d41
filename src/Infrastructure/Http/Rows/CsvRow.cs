using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Platform.Infrastructure.Http.Rows;

/// <summary>
/// Writes the rows of one reader as CSV: UTF-8, comma, CRLF after every row, quotes only where needed, null as an empty
/// cell, nested values as JSON. Written by hand because a writer of strings costs a string per cell.
/// </summary>
/// <param name="reader">Open, before or on a row.</param>
/// <param name="style">The area's.</param>
/// <param name="first">The first column that is part of the row.</param>
/// <param name="names">Other names for the columns from <paramref name="first"/> on.</param>
public sealed class CsvRow(NpgsqlDataReader reader, RowStyle style, int first = 0, IReadOnlyList<string>? names = null)
{
    private readonly string[] _names =
    [
        .. names ?? Enumerable.Range(first, reader.FieldCount - first).Select(reader.GetName),
    ];

    private readonly WriteValue?[] _values =
    [
        .. Enumerable
            .Range(first, reader.FieldCount - first)
            .Select(column => WriterFor(reader.GetDataTypeName(column), style)),
    ];

    private readonly bool[] _isJson =
    [
        .. Enumerable
            .Range(first, reader.FieldCount - first)
            .Select(column => reader.GetDataTypeName(column) is "json" or "jsonb"),
    ];

    private delegate int WriteValue(Span<byte> target, NpgsqlDataReader reader, int column);

    public void WriteHeader(PipeWriter output)
    {
        var header = string.Join(',', _names);
        output.Write(Encoding.UTF8.GetBytes(header + "\r\n"));
    }

    /// <summary>The row on which the reader stands.</summary>
    public void Write(PipeWriter output)
    {
        for (var index = 0; index < _values.Length; index++)
        {
            var column = first + index;
            if (reader.IsDBNull(column))
            {
                End(output, output.GetSpan(2), 0, index);
            }
            else if (_values[index] is { } write)
            {
                var target = output.GetSpan(FloatText.Longest + 2);
                End(output, target, write(target, reader, column), index);
            }
            else
            {
                WriteText(output, Text(column, index), index);
            }
        }
    }

    /// <summary>A JSON text is written as the text that it is; other JSON as JSON, which is no formula.</summary>
    private string Text(int column, int index)
    {
        var text = reader.GetString(column);
        if (_isJson[index])
        {
            if (!text.StartsWith('"'))
            {
                return text;
            }

            text = JsonSerializer.Deserialize<string>(text)!;
        }

        return CsvText.Guarded(text);
    }

    private void WriteText(PipeWriter output, string text, int index)
    {
        text = CsvText.Quoted(text);
        var target = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length) + 2);

        End(output, target, Encoding.UTF8.GetBytes(text, target), index);
    }

    /// <summary>What follows a cell of so many bytes.</summary>
    private void End(PipeWriter output, Span<byte> target, int written, int index)
    {
        var end = index == _values.Length - 1 ? "\r\n"u8 : ","u8;
        end.CopyTo(target[written..]);
        output.Advance(written + end.Length);
    }

    /// <summary>Null for text, which has no bound.</summary>
    private static WriteValue? WriterFor(string type, RowStyle style) =>
        type switch
        {
            "text" or "json" or "jsonb" => null,
            "bigint" => static (target, row, column) =>
                Utf8Formatter.TryFormat(row.GetInt64(column), target, out var written) ? written : 0,
            "integer" => static (target, row, column) =>
                Utf8Formatter.TryFormat(row.GetInt32(column), target, out var written) ? written : 0,
            "boolean" => static (target, row, column) =>
                Utf8Formatter.TryFormat(row.GetBoolean(column), target, out var written, 'l') ? written : 0,
            "double precision" => (target, row, column) => style.Double(row.GetDouble(column), target),
            "date" => static (target, row, column) =>
                row.GetFieldValue<DateOnly>(column).TryFormat(target, out var written, "yyyy-MM-dd") ? written : 0,
            "timestamp with time zone" => (target, row, column) => style.Time(row.GetDateTime(column), target),
            _ => throw new NotSupportedException($"No CSV is known for a column of type {type}."),
        };
}
