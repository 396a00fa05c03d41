using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Platform.Features.Monitoring;

/// <summary><c>{"objects":{"new_id":217},"meta":null,"error":null}</c> and its sisters.</summary>
public sealed class WriteAnswer(Submission submission, long id)
    : IResult,
        IStatusCodeHttpResult,
        IEndpointMetadataProvider
{
    public int? StatusCode => StatusCodes.Status200OK;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(
                StatusCodes.Status200OK,
                typeof(WriteEnvelope<WrittenRow>),
                ["application/json"]
            )
        );

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
                json.WritePropertyName("updated_values");
                submission.WriteValues(json);
                break;
        }
    }
}
