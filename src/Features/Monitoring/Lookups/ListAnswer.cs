using System.Text.Json;
using Dapper;
using Npgsql;

namespace Platform.Features.Monitoring;

/// <summary>Writes the rows of a list statement as they arrive, in the envelope or as CSV.</summary>
internal sealed class ListAnswer(Database database, Statement statement, DynamicParameters args, ListRequest request)
    : IResult
{
    /// <summary>Handed to the connection when this much is waiting.</summary>
    private const int FlushBytes = 16 * 1024;

    /// <summary>Doubles in their shortest form, timestamps in UTC without a zone mark.</summary>
    public static readonly JsonRowStyle Style = new(
        static (json, value) => json.WriteNumberValue(value),
        "yyyy-MM-ddTHH:mm:ss.fff"
    );

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
                    await Problem.NotFound($"there is no row {request.ById}, or not for you").ExecuteAsync(httpContext);
                }
                else
                {
                    httpContext.Response.Headers.CacheControl = "no-store";
                    await Write(httpContext.Response, reader, hasRow, stop);
                }

                return true;
            },
            httpContext.RequestAborted
        );

    private async Task Write(HttpResponse response, NpgsqlDataReader reader, bool hasRow, CancellationToken stop)
    {
        response.ContentType = "application/json";
        var output = response.BodyWriter;
        await using var json = new Utf8JsonWriter(output, JsonDefaults.Writer);
        json.WriteStartObject();
        json.WritePropertyName("meta");
        Meta.Write(json, request.Query, request.Limit, request.Offset, reader.GetInt64(0));
        json.WriteStartArray("objects");
        var row = new JsonRow(reader, Style, first: 1);
        var flushed = 0L;
        for (; hasRow; hasRow = await reader.ReadAsync(stop))
        {
            row.Write(json);
            if (json.BytesCommitted + json.BytesPending - flushed > FlushBytes)
            {
                json.Flush();
                flushed = json.BytesCommitted;
                await output.FlushAsync(stop);
            }
        }

        json.WriteEndArray();
        json.WriteStartObject("errors");
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        await output.FlushAsync(stop);
    }
}
