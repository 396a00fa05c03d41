using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;

namespace Platform.Features.Casework;

/// <summary>
/// 200 with what a path asks for: an array of records, a record, or counts. The keys are the names of the query; rows are
/// written as they come, and sent when all have come, so that what fails on the way is still a refusal.
/// </summary>
public sealed class RecordAnswer(
    Database database,
    RecordQuery query,
    Statement records,
    Statement counts,
    CaseworkCaller caller,
    DateTimeOffset now
) : IResult, IStatusCodeHttpResult
{
    /// <summary>Groups of a report.</summary>
    public const int MostGroups = 10_000;

    /// <summary>More than there are.</summary>
    private const long Endless = 1L << 40;

    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext) =>
        query.IsReport ? WriteCounts(httpContext)
        : query.IsDirect ? WriteOne(httpContext)
        : WriteRecords(httpContext);

    private async Task WriteCounts(HttpContext context)
    {
        var statement = query.FillCounts(counts);
        await database.ReadSpooled(
            context,
            statement,
            Arguments(limit: MostGroups + 1, caller.MinCell),
            reader =>
                Write(
                    context.Response,
                    reader,
                    JsonRow.Of(
                        statement,
                        reader,
                        RowStyle.Of(context),
                        0,
                        [.. query.Columns.Select(field => field.Name), "count"]
                    ),
                    (_, number) =>
                        number < MostGroups
                            ? true
                            : throw new RefusedException(
                                new CaseworkRefusal(
                                    RefusalKind.Invalid,
                                    "report_too_large",
                                    $"The report has more than {MostGroups} groups; filter, or count by something coarser.",
                                    new Problem("report_too_large") { Limit = MostGroups }
                                )
                            ),
                    context.RequestAborted
                ),
            context.RequestAborted
        );
    }

    private async Task WriteOne(HttpContext context)
    {
        var statement = query.FillRecords(records);
        await database.Read(
            statement,
            Arguments(limit: 1),
            async reader =>
            {
                if (!await reader.ReadAsync(context.RequestAborted))
                {
                    throw new RefusedException(new Missing().Refusal);
                }

                context.Response.ContentType = "application/json";
                await using var json = new Utf8JsonWriter(context.Response.BodyWriter, JsonDefaults.Writer);
                RowOf(statement, reader, context).Write(json, reader);
            },
            context.RequestAborted
        );
    }

    private async Task WriteRecords(HttpContext context)
    {
        var paging = query.Paging;
        if (paging.IsCounted)
        {
            var total = await database.One<long>(query.FillCounts(counts), Arguments(limit: 1), context.RequestAborted);
            context.Response.Headers["X-Total-Count"] = total.ToString(CultureInfo.InvariantCulture);
        }

        var statement = query.FillRecords(records);
        await database.ReadSpooled(
            context,
            statement,
            Arguments(paging.Limit + 1), // one more tells whether there are more
            async reader =>
            {
                var (last, hasMore) = (0L, false);
                await Write(
                    context.Response,
                    reader,
                    RowOf(statement, reader, context),
                    (row, written) =>
                    {
                        hasMore = written == paging.Limit;
                        last = hasMore ? last : row.GetInt64(0);

                        return !hasMore;
                    },
                    context.RequestAborted
                );
                Link(context, paging, hasMore ? last : null); // nothing is sent before the last row has come
            },
            context.RequestAborted
        );
    }

    /// <summary>By id where the order is that of the ids; else, and where the caller does so, by number.</summary>
    private static void Link(HttpContext context, RecordPaging paging, long? last)
    {
        if (paging.Limit is not { } limit)
        {
            return;
        }

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var links = new List<string>();
        if (paging.Offset is null && paging.Sort.Count == 0)
        {
            if (last is { } id)
            {
                links.Add(To(("after", id), "next"));
            }
        }
        else
        {
            var offset = paging.Offset ?? 0;
            links.Add(To(("offset", 0), "first"));
            if (offset > 0)
            {
                links.Add(To(("offset", Math.Max(0, offset - limit)), "prev"));
            }

            if (last is not null)
            {
                links.Add(To(("offset", offset + limit), "next"));
            }
        }

        if (links.Count > 0)
        {
            PageLinks.Set(context.Response, string.Join(", ", links));
        }

        string To((string, long) place, string relation) => $"<{RecordPaging.Link(target, place)}>; rel=\"{relation}\"";
    }

    /// <summary>From row to row while <paramref name="takes"/> says so of the row and of how many were written before.</summary>
    private static async Task Write(
        HttpResponse response,
        NpgsqlDataReader reader,
        JsonRow row,
        Func<NpgsqlDataReader, int, bool> takes,
        CancellationToken stop
    )
    {
        response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(response.BodyWriter, JsonDefaults.Writer);
        json.WriteStartArray();
        for (var written = 0; await reader.ReadAsync(stop) && takes(reader, written); written++)
        {
            row.Write(json, reader);
            await response.BodyWriter.FlushIfFull(json, stop);
        }

        json.WriteEndArray();
    }

    private JsonRow RowOf(Statement statement, NpgsqlDataReader reader, HttpContext context) =>
        JsonRow.Of(statement, reader, RowStyle.Of(context), 1, [.. query.Columns.Select(field => field.Name)]);

    private Args Arguments(long? limit, int minCell = 0) =>
        Args.Of(
            query.Values,
            new
            {
                now,
                limit = limit ?? Endless,
                offset = Math.Min(query.Paging.Offset ?? 0, Endless),
                after = query.Paging.After ?? -1,
                min_cell = (long)minCell, // of a list's total none: so before the caller, who has one
            },
            caller
        );
}
