using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using Platform.Bench.Stage;
using Platform.Infrastructure.Http;

namespace Platform.Bench.Floor;

internal static class FloorMonitoring
{
    public static readonly (string, FloorRoute)[] Routes =
    [
        ("/bench/regions/", Regions),
        ("/bench/datapoints/", FloorDatapoints.Page),
        ("/bench/table/", FloorDatapoints.Table),
        ("/bench/entry/", Entry),
    ];

    private const int FlushBytes = 16 * 1024;

    private static readonly string SelectRegions = DataFiles.Text("Regions");
    private static readonly string InsertEntry = DataFiles.Text("Entry");

    private static async Task Regions(HttpContext context, NpgsqlDataSource source)
    {
        var page = FloorPage.Of(context);
        await using var command = source.CreateCommand(SelectRegions);
        command.Parameters.Add(new NpgsqlParameter<int[]>("region_ids", page.RegionIds));
        command.Parameters.Add(new NpgsqlParameter<int[]>("levels", page.Levels));
        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        context.Response.ContentType = "application/json";
        var output = context.Response.BodyWriter;
        output.Write(page.HeadBytes());
        await using var json = new Utf8JsonWriter(output, JsonDefaults.Writer);
        json.WriteStartArray();
        var flushed = 0L;
        while (await reader.ReadAsync(context.RequestAborted))
        {
            Region(json, reader);
            if (json.BytesCommitted + json.BytesPending - flushed > FlushBytes)
            {
                json.Flush();
                flushed = json.BytesCommitted;
                await output.FlushAsync(context.RequestAborted);
            }
        }

        json.WriteEndArray();
        json.Flush();
        output.Write(",\"errors\":{}}"u8);
    }

    private static void Region(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        var id = row.GetInt32(0);
        json.WriteStartObject();
        json.WriteNumber("id"u8, id);
        json.WriteString("name"u8, row.GetString(1));
        json.WriteString("slug"u8, row.GetString(2));
        json.WriteString("region_code"u8, row.GetString(3));
        json.WriteNull("latitude"u8);
        json.WriteNull("longitude"u8);
        json.WriteString("region_type"u8, row.GetString(6));
        json.WriteNumber("region_type_id"u8, row.GetInt32(7));
        json.WriteNull("shape_file_path"u8);
        json.WriteNumber("office"u8, row.GetInt32(9));
        json.WriteNumber("office_id"u8, row.GetInt32(9));
        Number(json, "parent_region"u8, row, 10);
        Number(json, "parent_region_id"u8, row, 10);
        json.WriteNumber("source_id"u8, row.GetInt32(11));
        json.WriteNumber("lvl"u8, row.GetInt32(12));
        json.WriteBoolean("has_children"u8, row.GetBoolean(13));
        json.WriteString("resource_uri"u8, string.Create(CultureInfo.InvariantCulture, $"/api/v2/region/{id}/"));
        json.WriteString(
            "created_at"u8,
            row.GetDateTime(14).ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture)
        );
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, NpgsqlDataReader row, int column)
    {
        if (row.IsDBNull(column))
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, row.GetInt32(column));
        }
    }

    private static async Task Entry(HttpContext context, NpgsqlDataSource source)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var entry = body.RootElement;
        await using var command = source.CreateCommand(InsertEntry);
        Add("campaign_id", entry.GetProperty("campaign_id").GetInt32());
        Add("indicator_id", entry.GetProperty("indicator_id").GetInt32());
        Add("region_id", entry.GetProperty("region_id").GetInt32());
        Add("value", entry.GetProperty("value").GetDouble());
        var id = (long)(await command.ExecuteScalarAsync(context.RequestAborted))!;
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, JsonDefaults.Writer);
        json.WriteStartObject();
        json.WriteNumber("id"u8, id);
        json.WriteEndObject();

        void Add<T>(string name, T value) => command.Parameters.Add(new NpgsqlParameter<T>(name, value));
    }
}
