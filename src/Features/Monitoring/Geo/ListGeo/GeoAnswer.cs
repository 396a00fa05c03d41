using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace Platform.Features.Monitoring;

/// <summary>A FeatureCollection, written as the polygons arrive, or 304 for a client that has it.</summary>
internal sealed class GeoAnswer(Database database, Statement statement, object args, ListRequest list)
    : IResult,
        IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ListGeo.Response), ["application/json"])
        );
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
        builder.Metadata.Add(SpooledRows.NoRoom);
        builder.Metadata.Add(new AnswerHeader(200, "ETag", "Of what was answered; send it back in If-None-Match."));
        builder.Metadata.Add(new AnswerHeader(304, "ETag", "As it was sent."));
    }

    public Task ExecuteAsync(HttpContext httpContext) =>
        database.ReadSpooled(
            httpContext,
            statement,
            args,
            async reader =>
            {
                var stop = httpContext.RequestAborted;
                var response = httpContext.Response;
                await reader.ReadAsync(stop);
                var tag = new EntityTagHeaderValue($"\"{reader.GetString(1)}\"");
                response.Headers.ETag = tag.ToString();
                response.Headers.CacheControl = "private, max-age=3600, must-revalidate";
                response.Headers.Vary = "Authorization";
                if (IsKnown(httpContext.Request.Headers.IfNoneMatch, tag))
                {
                    response.StatusCode = StatusCodes.Status304NotModified;
                }
                else
                {
                    await Write(response, reader, stop);
                }
            },
            httpContext.RequestAborted
        );

    private static bool IsKnown(StringValues sent, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList([.. sent!], out var known)
        && known.Any(one => one.Tag == "*" || one.Compare(tag, useStrongComparison: false));

    private async Task Write(HttpResponse response, NpgsqlDataReader reader, CancellationToken stop)
    {
        response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(response.BodyWriter, JsonDefaults.Writer);
        var totalCount = reader.GetInt64(0);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        for (var hasRow = !reader.IsDBNull(2); hasRow; hasRow = await reader.ReadAsync(stop))
        {
            WriteFeature(json, reader.GetInt32(2), reader.GetString(3));
            await response.BodyWriter.FlushIfFull(json, stop);
        }

        json.WriteEndArray();
        json.WritePropertyName("meta");
        Meta.Write(json, list.Query, list.Page, totalCount);
        json.WriteStartObject("errors");
        json.WriteEndObject();
        json.WriteEndObject(); // not flushed: it goes out with the end of the response, in one packet
    }

    private static void WriteFeature(Utf8JsonWriter json, int regionId, string geometry)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteNumber("region_id", regionId);
        json.WriteStartObject("properties");
        json.WriteNumber("region_id", regionId);
        json.WriteEndObject();
        json.WritePropertyName("geometry");
        json.WriteRawValue(geometry, skipInputValidation: true);
        json.WriteEndObject();
    }
}
