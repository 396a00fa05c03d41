using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace Platform.Features.Monitoring;

/// <summary>A FeatureCollection, written as the polygons arrive, or 304 for a client that has it.</summary>
internal sealed class GeoAnswer(
    Database database,
    Statement tagStatement,
    Statement statement,
    object args,
    ListRequest list
) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ListGeo.Response), ["application/json"])
        );
        builder.Metadata.Add(SpooledRows.NoRoom);
        builder.Metadata.Add(PageLinks.Described);
        foreach (var said in EntityTags.Documented)
        {
            builder.Metadata.Add(said);
        }
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var stop = httpContext.RequestAborted;
        var response = httpContext.Response;
        var known = httpContext.Request.Headers.IfNoneMatch;
        if (known.Count > 0)
        {
            // Polygons are large; without them most of the answer's price is saved.
            var tag = EntityTags.Of(await database.One<string>(tagStatement, args, stop));
            if (EntityTags.IsKnown(known, tag))
            {
                WriteHeaders(response, tag);
                response.StatusCode = StatusCodes.Status304NotModified;

                return;
            }
        }

        await database.ReadSpooled(
            httpContext,
            statement,
            args,
            async reader =>
            {
                await reader.ReadAsync(stop);
                WriteHeaders(response, EntityTags.Of(reader.GetString(1)));
                await Write(response, reader, stop);
            },
            stop
        );
    }

    private static void WriteHeaders(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "private, max-age=3600, must-revalidate";
        response.Headers.Vary = "Authorization, Accept-Encoding";
    }

    private async Task Write(HttpResponse response, NpgsqlDataReader reader, CancellationToken stop)
    {
        response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(response.BodyWriter, JsonDefaults.Writer);
        var totalCount = reader.GetInt64(0);
        Meta.Link(response.HttpContext, list.Page, totalCount);
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
