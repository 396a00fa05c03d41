using System.IO.Pipelines;
using Npgsql;

namespace Platform.Infrastructure.Http.Rows;

/// <summary>Rows straight from the reader into the response as CSV.</summary>
public static class CsvRows
{
    /// <summary>200 and the rows, in the area's style. <paramref name="names"/> replaces the columns' own names, in their order.</summary>
    public static Task WriteCsv(
        this Database database,
        Statement statement,
        object? args,
        HttpResponse response,
        CancellationToken stop,
        IReadOnlyList<string>? names = null
    ) =>
        database.ReadSpooled(
            response.HttpContext,
            statement,
            args,
            async reader =>
            {
                response.ContentType = "text/csv";
                var row = new CsvRow(reader, RowStyle.Of(response.HttpContext), 0, names);
                await Write(response.BodyWriter, reader, row, await reader.ReadAsync(stop), stop);
            },
            stop
        );

    /// <summary>The header, and the rows from the one on which the reader stands.</summary>
    public static async Task Write(
        PipeWriter output,
        NpgsqlDataReader reader,
        CsvRow row,
        bool hasRow,
        CancellationToken stop
    )
    {
        row.WriteHeader(output);
        for (; hasRow; hasRow = await reader.ReadAsync(stop))
        {
            row.Write(output);
            await output.FlushIfFull(stop);
        }
    }
}
