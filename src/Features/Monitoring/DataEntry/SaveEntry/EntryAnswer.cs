using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Platform.Features.Monitoring;

/// <summary>The area's answer to a write, with the <c>success</c> that the first front end looked at.</summary>
internal sealed class EntryAnswer(EnteredValue entry, EntryOutcome outcome) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in (int[])[StatusCodes.Status200OK, StatusCodes.Status201Created])
        {
            builder.Metadata.Add(
                new ProducesResponseTypeMetadata(status, typeof(SaveEntry.Response), ["application/json"])
            );
        }

        builder.Metadata.Add(
            new AnswerExample(
                StatusCodes.Status200OK,
                """{"objects":{"updated_id":4711,"updated_values":{"value":420}},"meta":null,"error":null,"success":1}"""
            )
        );
        builder.Metadata.Add(
            new AnswerExample(
                StatusCodes.Status201Created,
                """{"objects":{"new_id":4711},"meta":null,"error":null,"success":1}"""
            )
        );
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var isNew = outcome.IsCreated && entry.Value is not null;
        response.StatusCode = isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        await using (var json = new Utf8JsonWriter(response.BodyWriter, JsonDefaults.Writer))
        {
            json.WriteStartObject();
            json.WriteStartObject("objects");
            WriteId(
                json,
                isNew ? "new_id"
                    : entry.Value is null ? "deleted_id"
                    : "updated_id"
            );
            if (!isNew && entry.Value is not null)
            {
                WriteValues(json);
            }

            json.WriteEndObject();
            json.WriteNull("meta");
            json.WriteNull("error");
            json.WriteNumber("success", 1);
            json.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    private void WriteId(Utf8JsonWriter json, string name)
    {
        if (outcome.DatapointId is { } id)
        {
            json.WriteNumber(name, id);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private void WriteValues(Utf8JsonWriter json)
    {
        json.WriteStartObject("updated_values");
        json.WriteNumber("value", entry.Value!.Value);
        if (entry.HasNote)
        {
            json.WriteString("note", entry.Note);
        }

        json.WriteEndObject();
    }
}
