using System.IO.Pipelines;
using System.Text.Json;
using Npgsql;

namespace Platform.Infrastructure.Http.Rows;

/// <summary>
/// Rows straight from the reader into the response, one object a row, keys named as the columns: for lists that may
/// be long, without a record per row.
/// </summary>
public static class JsonRows
{
    /// <summary>
    /// 200 and an array, in the area's style. A column of type <c>json</c> is written as it is.
    /// <paramref name="names"/> replaces the columns' own names, in their order.
    /// </summary>
    public static Task WriteJson(
        this Database database,
        Statement statement,
        object? args,
        HttpResponse response,
        CancellationToken stop,
        IReadOnlyList<string>? names = null,
        bool isTagged = false
    ) =>
        database.ReadSpooled(
            response.HttpContext,
            statement,
            args,
            async reader =>
            {
                response.ContentType = "application/json";
                await using var json = new Utf8JsonWriter(response.BodyWriter, JsonDefaults.Writer);
                var hasRow = await reader.ReadAsync(stop);
                await WriteArray(
                    json,
                    response.BodyWriter,
                    reader,
                    JsonRow.Of(statement, reader, RowStyle.Of(response.HttpContext), 0, names),
                    hasRow,
                    stop
                );
            },
            stop,
            isTagged: isTagged
        );

    /// <summary>The rows from the one on which the reader stands, as an array; full buffers go on their way.</summary>
    public static async Task WriteArray(
        Utf8JsonWriter json,
        PipeWriter output,
        NpgsqlDataReader reader,
        JsonRow row,
        bool hasRow,
        CancellationToken stop
    )
    {
        json.WriteStartArray();
        for (; hasRow; hasRow = await reader.ReadAsync(stop))
        {
            row.Write(json, reader);
            await output.FlushIfFull(json, stop);
        }

        // The rest goes out with the end of the response: a packet less.
        json.WriteEndArray();
    }
}
