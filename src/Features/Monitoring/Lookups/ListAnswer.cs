using System.Text.Json;
using Npgsql;

namespace Platform.Features.Monitoring;

/// <summary>
/// Writes the rows of a list statement as they arrive, in the envelope or as CSV. The total stands in each row; for a
/// page past the end the first row is asked for it.
/// </summary>
internal sealed class ListAnswer(Database database, Statement statement, NamedValues args, ListRequest request)
    : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var stop = httpContext.RequestAborted;
        var isPastTheEnd = false;
        await database.Read(
            statement,
            args,
            async reader =>
            {
                var hasRow = await reader.ReadAsync(stop);
                if (request.ById is not null && !hasRow)
                {
                    await request.NotFound.ExecuteAsync(httpContext);
                }
                else if (request.IsCsv)
                {
                    await WriteCsv(httpContext.Response, reader, hasRow, stop);
                }
                else if (hasRow || request.Offset == 0)
                {
                    await WriteJson(httpContext.Response, reader, hasRow, hasRow, stop);
                }
                else
                {
                    isPastTheEnd = true;
                }
            },
            stop
        );

        if (isPastTheEnd)
        {
            args["offset"] = 0L;
            args["limit"] = 1L;
            await database.Read(
                statement,
                args,
                async reader =>
                    await WriteJson(httpContext.Response, reader, await reader.ReadAsync(stop), isOnPage: false, stop),
                stop
            );
        }
    }

    private static Task WriteCsv(HttpResponse response, NpgsqlDataReader reader, bool hasRow, CancellationToken stop)
    {
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.CacheControl = "no-store";

        return CsvRows.Write(response.BodyWriter, reader, new(reader, RowStyle.Short, first: 1), hasRow, stop);
    }

    /// <param name="response">Not begun.</param>
    /// <param name="reader">On its first row, if it has one.</param>
    /// <param name="hasRow">Whether it has; without one there is nothing to count.</param>
    /// <param name="isOnPage">Whether this row and those after it are to be written.</param>
    /// <param name="stop">The client hung up.</param>
    private async Task WriteJson(
        HttpResponse response,
        NpgsqlDataReader reader,
        bool hasRow,
        bool isOnPage,
        CancellationToken stop
    )
    {
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        var output = response.BodyWriter;
        await using var json = new Utf8JsonWriter(output, JsonDefaults.Writer);
        json.WriteStartObject();
        json.WritePropertyName("meta");
        Meta.Write(json, request.Query, request.Limit, request.Offset, hasRow ? reader.GetInt64(0) : 0);
        json.WritePropertyName("objects");
        await JsonRows.WriteArray(
            json,
            output,
            reader,
            JsonRow.Of(statement, reader, RowStyle.Short, 1),
            isOnPage,
            stop
        );
        json.WriteStartObject("errors");
        json.WriteEndObject();
        json.WriteEndObject(); // not flushed: it goes out with the end of the response, in one packet
    }
}
