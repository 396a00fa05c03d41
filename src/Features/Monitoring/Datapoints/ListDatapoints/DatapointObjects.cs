using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Npgsql;

namespace Platform.Features.Monitoring;

/// <summary>Writes the groups as they arrive, in the envelope.</summary>
internal sealed class DatapointObjects(
    Database database,
    Statement statement,
    object args,
    ListRequest list,
    DatapointShape shape
) : IResult, IEndpointMetadataProvider
{
    private static readonly Dictionary<string, JsonEncodedText> Kinds = new(StringComparer.Ordinal)
    {
        ["s"] = JsonEncodedText.Encode("stored"),
        ["a"] = JsonEncodedText.Encode("aggregated"),
        ["c"] = JsonEncodedText.Encode("calculated"),
    };

    /// <summary>The table is the other form of the same answer.</summary>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(
                StatusCodes.Status200OK,
                typeof(ReadEnvelope<ListDatapoints.Response>),
                ["application/json", "text/csv"]
            )
        );
        builder.Metadata.Add(SpooledRows.NoRoom);
        builder.Metadata.Add(PageLinks.Described);
        builder.Metadata.Add(
            new AnswerCsv("A line for each region and campaign: both by name, then a column for each indicator.")
        );
        builder.Metadata.Add(new AnswerHeader(200, "Content-Disposition", "Names a CSV file.", IsAlwaysSent: false));
    }

    public Task ExecuteAsync(HttpContext httpContext) =>
        database.ReadSpooled(
            httpContext,
            statement,
            args,
            reader => Write(httpContext.Response, reader, httpContext.RequestAborted),
            httpContext.RequestAborted
        );

    private async Task Write(HttpResponse response, NpgsqlDataReader reader, CancellationToken stop)
    {
        var row = new DatapointRow(reader);
        var hasRow = await reader.ReadAsync(stop) && row.IsThere;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        Meta.Link(response.HttpContext, list.Page, row.TotalCount);
        await using var json = new Utf8JsonWriter(response.BodyWriter, JsonDefaults.Writer);
        json.WriteStartObject();
        json.WritePropertyName("meta");
        Meta.Write(json, list.Query, list.Page, row.TotalCount);
        json.WriteStartArray("objects");
        var left = list.Page.Limit == 0 ? long.MaxValue : list.Page.Limit;
        for (; hasRow; hasRow = await reader.ReadAsync(stop))
        {
            row.Load(shape.HasProvenance);
            if (shape.IsFlat)
            {
                left -= WriteFlat(json, row, left);
            }
            else
            {
                WriteGroup(json, row);
            }

            await response.BodyWriter.FlushIfFull(json, stop);
        }

        json.WriteEndArray();
        json.WriteStartObject("errors");
        json.WriteEndObject();
        json.WriteEndObject(); // not flushed: it goes out with the end of the response, in one packet
    }

    private void WriteGroup(Utf8JsonWriter json, DatapointRow row)
    {
        Start(json, row);
        if (shape.IndicatorIds is null)
        {
            for (var at = 0; at < row.IndicatorIds.Length; at++)
            {
                WriteEntry(json, row, row.IndicatorIds[at], at);
            }
        }
        else
        {
            foreach (var id in shape.IndicatorIds)
            {
                WriteEntry(json, row, id, row.Find(id));
            }
        }

        End(json);
    }

    /// <summary>One object for each value, without those that the page leaves out; gives their number.</summary>
    private long WriteFlat(Utf8JsonWriter json, DatapointRow row, long left)
    {
        var skipped = row.Skipped;
        var written = 0L;
        foreach (var id in shape.IndicatorIds ?? row.IndicatorIds)
        {
            var at = row.Find(id);
            if (at < 0 || skipped-- > 0 || written == left)
            {
                continue;
            }

            Start(json, row);
            WriteEntry(json, row, id, at);
            End(json);
            written++;
        }

        return written;
    }

    private static void Start(Utf8JsonWriter json, DatapointRow row)
    {
        json.WriteStartObject();
        json.WriteNumber("region", row.RegionId);
        json.WriteNumber("campaign", row.CampaignId);
        json.WriteStartArray("indicators");
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteEntry(Utf8JsonWriter json, DatapointRow row, int indicatorId, int at)
    {
        json.WriteStartObject();
        json.WriteNumber("indicator", indicatorId);
        if (at < 0)
        {
            json.WriteNull("value");
        }
        else
        {
            json.WriteNumber("value", row.Values[at]);
        }

        if (shape.HasProvenance && at >= 0)
        {
            json.WriteString("kind", Kinds[row.Kinds[at]]);
            if (row.Kinds[at] == "a")
            {
                json.WriteNumber("regions_with_data", row.ChildCounts[at]);
                json.WriteNumber("regions_missing", row.Children - row.ChildCounts[at]);
            }
        }

        json.WriteEndObject();
    }
}
