using System.Buffers;
using System.Globalization;
using System.Text;
using Npgsql;

namespace Platform.Features.Monitoring;

/// <summary>Writes the groups as they arrive as CSV: campaign, region, and a column for each indicator, by name.</summary>
internal sealed class DatapointTable(Database database, Statement statement, object args) : IResult
{
    /// <summary>Handed to the connection when this much is waiting.</summary>
    private const int FlushCharacters = 16 * 1024;

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Text that a spreadsheet would run as a formula gets an apostrophe in front.</summary>
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+@\t");

    public Task ExecuteAsync(HttpContext httpContext) =>
        database.Read(
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

        text.Append("\r\n");
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = "attachment; filename=polio_data.csv";
        for (hasRow = row.IsThere; hasRow; hasRow = await reader.ReadAsync(stop))
        {
            row.Load(withProvenance: false);
            AppendLine(text, row, columns);
            if (text.Length > FlushCharacters)
            {
                await Flush(response, text, stop);
            }
        }

        await Flush(response, text, stop);
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

    private static void AppendText(StringBuilder text, string cell)
    {
        if (cell.Length > 0 && Formula.Contains(cell[0]))
        {
            cell = "'" + cell;
        }

        if (cell.AsSpan().ContainsAny(Quoted))
        {
            text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            text.Append(cell);
        }
    }

    private static async Task Flush(HttpResponse response, StringBuilder text, CancellationToken stop)
    {
        foreach (var chunk in text.GetChunks())
        {
            Encoding.UTF8.GetBytes(chunk.Span, response.BodyWriter);
        }

        text.Clear();
        await response.BodyWriter.FlushAsync(stop);
    }
}
