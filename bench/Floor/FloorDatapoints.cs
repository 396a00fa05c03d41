using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Platform.Infrastructure.Http;

namespace Platform.Bench.Floor;

/// <summary>The service's own statements for values, permissions included: what is left is all but the database.</summary>
internal static class FloorDatapoints
{
    private const int FlushCharacters = 16 * 1024;

    public static async Task Page(HttpContext context, NpgsqlDataSource source)
    {
        var page = FloorPage.Of(context);
        await using var command = Command(source, page, isTable: false);
        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        context.Response.ContentType = "application/json";
        var output = context.Response.BodyWriter;
        output.Write(page.HeadBytes());
        await using var json = new Utf8JsonWriter(output, JsonDefaults.Writer);
        json.WriteStartArray();
        while (await reader.ReadAsync(context.RequestAborted))
        {
            var indicators = reader.GetFieldValue<int[]>(4);
            var values = reader.GetFieldValue<double[]>(5);
            json.WriteStartObject();
            json.WriteNumber("region"u8, reader.GetInt32(2));
            json.WriteNumber("campaign"u8, reader.GetInt32(3));
            json.WriteStartArray("indicators"u8);
            for (var at = 0; at < indicators.Length; at++)
            {
                json.WriteStartObject();
                json.WriteNumber("indicator"u8, indicators[at]);
                json.WriteNumber("value"u8, values[at]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        output.Write(",\"errors\":{}}"u8);
    }

    public static async Task Table(HttpContext context, NpgsqlDataSource source)
    {
        var page = FloorPage.Of(context);
        await using var command = Command(source, page, isTable: true);
        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        context.Response.ContentType = "text/csv; charset=utf-8";
        var output = context.Response.BodyWriter;
        var text = new StringBuilder();
        int[]? columns = null;
        while (await reader.ReadAsync(context.RequestAborted))
        {
            if (columns is null)
            {
                columns = reader.GetFieldValue<int[]>(11);
                text.Append("campaign,region,").AppendJoin(',', reader.GetFieldValue<string[]>(12)).Append("\r\n");
            }

            Line(text, reader, columns);
            if (text.Length > FlushCharacters)
            {
                Take(text, output);
                await output.FlushAsync(context.RequestAborted);
            }
        }

        Take(text, output);
    }

    private static void Line(StringBuilder text, NpgsqlDataReader reader, int[] columns)
    {
        var indicators = reader.GetFieldValue<int[]>(4);
        var values = reader.GetFieldValue<double[]>(5);
        text.Append(reader.GetString(9)).Append(',').Append(reader.GetString(10));
        var at = 0;
        foreach (var column in columns)
        {
            text.Append(',');
            if (at < indicators.Length && indicators[at] == column)
            {
                text.Append(CultureInfo.InvariantCulture, $"{values[at++]:R}");
            }
        }

        text.Append("\r\n");
    }

    private static void Take(StringBuilder text, IBufferWriter<byte> output)
    {
        foreach (var chunk in text.GetChunks())
        {
            Encoding.UTF8.GetBytes(chunk.Span, output);
        }

        text.Clear();
    }

    private static NpgsqlCommand Command(NpgsqlDataSource source, FloorPage page, bool isTable)
    {
        const NpgsqlDbType Integers = NpgsqlDbType.Array | NpgsqlDbType.Integer;
        var command = source.CreateCommand(Statement.Named(page.Statement).Text);
        Add("caller_id", NpgsqlDbType.Bigint, page.CallerId);
        Add("region_ids", Integers, page.Regions);
        Add("parent_ids", Integers, null);
        Add("level_ids", Integers, null);
        Add("indicator_ids", Integers, null);
        Add("campaign_ids", Integers, page.CampaignIds);
        Add("campaign_start", NpgsqlDbType.Date, null);
        Add("campaign_end", NpgsqlDbType.Date, null);
        Add("no_pivot", NpgsqlDbType.Boolean, false);
        Add("agg_level", NpgsqlDbType.Text, "mixed");
        Add("provenance", NpgsqlDbType.Boolean, false);
        Add("is_csv", NpgsqlDbType.Boolean, isTable);
        Add("limit", NpgsqlDbType.Bigint, page.Limit);
        Add("offset", NpgsqlDbType.Bigint, 0L);

        return command;

        void Add(string name, NpgsqlDbType type, object? value) =>
            command.Parameters.Add(
                new NpgsqlParameter
                {
                    ParameterName = name,
                    NpgsqlDbType = type,
                    Value = value ?? DBNull.Value,
                }
            );
    }
}
