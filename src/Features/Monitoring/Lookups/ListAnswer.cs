using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Npgsql;

namespace Platform.Features.Monitoring;

/// <summary>
/// Writes the rows of a list statement, in the envelope or as CSV. The total stands in each row; for a
/// page past the end the first row is asked for it.
/// </summary>
/// <typeparam name="TRow">What the rows look like, for the document.</typeparam>
public sealed class ListAnswer<TRow> : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private static readonly TimeSpan PatternPatience = TimeSpan.FromSeconds(5);

    private readonly Database _database;
    private readonly Statement _statement;
    private readonly NamedValues _args;
    private readonly ListRequest _request;

    internal ListAnswer(Database database, Statement statement, NamedValues args, ListRequest request)
    {
        _database = database;
        _statement = statement;
        _args = args;
        _request = request;
    }

    public int? StatusCode => StatusCodes.Status200OK;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(
                StatusCodes.Status200OK,
                typeof(ReadEnvelope<TRow>),
                ["application/json", "text/csv"]
            )
        );
        builder.Metadata.Add(SpooledRows.NoRoom);
        builder.Metadata.Add(PageLinks.Described);
        builder.Metadata.Add(AnswerCsv.Of<TRow>());
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var stop = httpContext.RequestAborted;
        var isPastTheEnd = false;
        await Read(
            httpContext,
            async reader =>
            {
                var hasRow = await reader.ReadAsync(stop);
                if (_request.ById is not null && !hasRow)
                {
                    await _request.NotFound.ExecuteAsync(httpContext);
                }
                else if (_request.IsCsv)
                {
                    Meta.Link(httpContext, _request.Page, hasRow ? reader.GetInt64(0) : 0);
                    await WriteCsv(httpContext.Response, reader, hasRow, stop);
                }
                else if (hasRow || _request.Page.Offset == 0)
                {
                    await WriteJson(httpContext.Response, reader, hasRow, hasRow, stop);
                }
                else
                {
                    isPastTheEnd = true;
                }
            }
        );

        if (isPastTheEnd)
        {
            _args["offset"] = 0L;
            _args["limit"] = 1L;
            await Read(
                httpContext,
                async reader =>
                    await WriteJson(httpContext.Response, reader, await reader.ReadAsync(stop), isOnPage: false, stop)
            );
        }
    }

    /// <summary>Who writes a pattern decides how long it takes, so there is a bound of its own for them.</summary>
    private async Task Read(HttpContext context, Func<NpgsqlDataReader, Task> read)
    {
        var within = _request.Patterns.Count > 0 ? PatternPatience : (TimeSpan?)null;
        try
        {
            await _database.ReadSpooled(context, _statement, _args, read, context.RequestAborted, within);
        }
        catch (NpgsqlException slow) when (within is not null && slow.InnerException is TimeoutException)
        {
            throw new RefusedException(
                new(
                    RefusalKind.Invalid,
                    $"{string.Join(", ", _request.Patterns)}: takes longer than {PatternPatience.TotalSeconds} seconds, "
                        + "ask for less with other filters or a simpler pattern",
                    ErrorType.InvalidValue
                )
            );
        }
    }

    private static Task WriteCsv(HttpResponse response, NpgsqlDataReader reader, bool hasRow, CancellationToken stop)
    {
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.CacheControl = "no-store";

        return CsvRows.Write(
            response.BodyWriter,
            reader,
            new(reader, MonitoringArea.Instance.Rows, first: 1),
            hasRow,
            stop
        );
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
        var totalCount = hasRow ? reader.GetInt64(0) : 0;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        Meta.Link(response.HttpContext, _request.Page, totalCount);
        var output = response.BodyWriter;
        await using var json = new Utf8JsonWriter(output, JsonDefaults.Writer);
        json.WriteStartObject();
        json.WritePropertyName("meta");
        Meta.Write(json, _request.Query, _request.Page, totalCount);
        json.WritePropertyName("objects");
        await JsonRows.WriteArray(
            json,
            output,
            reader,
            JsonRow.Of(_statement, reader, MonitoringArea.Instance.Rows, 1),
            isOnPage,
            stop
        );
        json.WriteStartObject("errors");
        json.WriteEndObject();
        json.WriteEndObject(); // not flushed: it goes out with the end of the response, in one packet
    }
}
