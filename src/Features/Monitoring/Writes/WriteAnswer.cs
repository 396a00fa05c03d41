using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary><c>{"objects":{"new_id":217},"meta":null,"error":null}</c> and its sisters.</summary>
internal sealed class WriteAnswer(Submission submission, Column[] columns, long id) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        await using (var json = new Utf8JsonWriter(response.BodyWriter, JsonDefaults.Writer))
        {
            json.WriteStartObject();
            json.WriteStartObject("objects");
            WriteObjects(json);
            json.WriteEndObject();
            json.WriteNull("meta");
            json.WriteNull("error");
            json.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    private void WriteObjects(Utf8JsonWriter json)
    {
        switch (submission.Mode)
        {
            case WriteMode.Insert:
                json.WriteNumber("new_id", id);
                break;
            case WriteMode.Delete:
                json.WriteNumber("deleted_id", id);
                break;
            default:
                json.WriteNumber("updated_id", id);
                json.WriteStartObject("updated_values");
                foreach (var (name, value) in submission.Values)
                {
                    json.WritePropertyName(name);
                    if (
                        value is string text
                        && columns.Any(column => column.Name == name && column.Kind is FieldKind.Json)
                    )
                    {
                        json.WriteRawValue(text);
                    }
                    else
                    {
                        JsonSerializer.Serialize(json, value);
                    }
                }

                json.WriteEndObject();
                break;
        }
    }
}
