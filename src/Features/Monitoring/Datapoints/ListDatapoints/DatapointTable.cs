using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Npgsql;

namespace Platform.Features.Monitoring;

/// <summary>Writes the groups as they arrive as CSV: campaign, region, and a column for each indicator, by name.</summary>
internal sealed class DatapointTable(Database database, Statement statement, object args) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        database.ReadSpooled(
            httpContext,
            statement,
            args,
            reader => Write(httpContext.Response, reader, httpContext.RequestAborted),
            httpContext.RequestAborted
        );

    private static async Task Write(HttpResponse response, NpgsqlDataReader reader, CancellationToken stop)
    {
        var row = new DatapointRow(reader);
        var hasRow = await reader.ReadAsync(stop);
        var columns = row.ColumnIds;
        var text = new StringBuilder("campaign,region");
        foreach (var name in row.ColumnNames)
        {
            AppendText(text.Append(','), name);
        }

        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = "attachment; filename=polio_data.csv";
        Move(text.Append("\r\n"), response.BodyWriter);
        for (hasRow = row.IsThere; hasRow; hasRow = await reader.ReadAsync(stop))
        {
            row.Load(withProvenance: false);
            AppendLine(text, row, columns);
            Move(text, response.BodyWriter);
            await response.BodyWriter.FlushIfFull(stop);
        }
    }

    private static void AppendLine(StringBuilder text, DatapointRow row, int[] columns)
    {
        AppendText(text, row.CampaignSlug);
        AppendText(text.Append(','), row.RegionName);
        foreach (var id in columns)
        {
            text.Append(',');
            if (row.Find(id) is >= 0 and var at)
            {
                text.Append(CultureInfo.InvariantCulture, $"{row.Values[at]:R}");
            }
        }

        text.Append("\r\n");
    }

    private static void AppendText(StringBuilder text, string cell) =>
        text.Append(CsvText.Quoted(CsvText.Guarded(cell)));

    private static void Move(StringBuilder text, PipeWriter output)
    {
        foreach (var chunk in text.GetChunks())
        {
            Encoding.UTF8.GetBytes(chunk.Span, output);
        }

        text.Clear();
    }
}
