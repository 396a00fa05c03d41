using System.Text.Json;
using Npgsql;

namespace Platform.Features.Monitoring;

/// <summary>Writes the rows of a list statement as they arrive, in the envelope or as CSV.</summary>
internal sealed class ListAnswer(Database database, Statement statement, NamedValues args, ListRequest request)
    : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        database.Read(
            statement,
            args,
            async reader =>
            {
                var stop = httpContext.RequestAborted;
                var hasRow = await reader.ReadAsync(stop) && !await reader.IsDBNullAsync(1, stop);
                if (request.ById is not null && !hasRow)
                {
                    await request.NotFound.ExecuteAsync(httpContext);
                }
                else
                {
                    httpContext.Response.Headers.CacheControl = "no-store";
                    await (
                        request.IsCsv
                            ? WriteCsv(httpContext.Response, reader, hasRow, stop)
                            : WriteJson(httpContext.Response, reader, hasRow, stop)
                    );
                }
            },
            httpContext.RequestAborted
        );

    private static Task WriteCsv(HttpResponse response, NpgsqlDataReader reader, bool hasRow, CancellationToken stop)
    {
        response.ContentType = "text/csv; charset=utf-8";

        return CsvRows.Write(response.BodyWriter, reader, new(reader, RowStyle.Short, first: 1), hasRow, stop);
    }

    private async Task WriteJson(HttpResponse response, NpgsqlDataReader reader, bool hasRow, CancellationToken stop)
    {
        response.ContentType = "application/json";
        var output = response.BodyWriter;
        await using var json = new Utf8JsonWriter(output, JsonDefaults.Writer);
        json.WriteStartObject();
        json.WritePropertyName("meta");
        Meta.Write(json, request.Query, request.Limit, request.Offset, reader.GetInt64(0));
        json.WritePropertyName("objects");
        await JsonRows.WriteArray(json, output, reader, JsonRow.Of(statement, reader, RowStyle.Short, 1), hasRow, stop);
        json.WriteStartObject("errors");
        json.WriteEndObject();
        json.WriteEndObject(); // not flushed: it goes out with the end of the response, in one packet
    }
}
