using System.Text.Json;
using Npgsql;
using Platform.Infrastructure.Http;

namespace Platform.Bench.Floor;

internal static class FloorSync
{
    public static readonly (string, FloorRoute)[] Routes =
    [
        ("/organizations/", Organizations),
        ("/sync/organizations/therapists/", NothingPushed),
    ];

    private static readonly string ListOrganizations = Statement.Named("Sync/ListOrganizations").Text;
    private static readonly byte[] Nothing = """{"rows_created":0,"rows_updated":0}"""u8.ToArray();

    private static async Task Organizations(HttpContext context, NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(ListOrganizations);
        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        context.Response.ContentType = "application/json";
        var output = context.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(output, JsonDefaults.Writer);
        json.WriteStartArray();
        while (await reader.ReadAsync(context.RequestAborted))
        {
            json.WriteStartObject();
            json.WriteNumber("id"u8, reader.GetInt64(0));
            json.WriteString("name"u8, reader.GetString(1));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>An empty batch: the request is read, nothing is asked of the database.</summary>
    private static async Task NothingPushed(HttpContext context, NpgsqlDataSource source)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Nothing.Length;
        await context.Response.Body.WriteAsync(Nothing, context.RequestAborted);
    }
}
