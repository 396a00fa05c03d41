using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Platform.Features.Monitoring;

/// <summary>200 with what the job did, or 202 with where it stands.</summary>
internal sealed record DocumentJobAnswer(DocumentJobState Job, bool HasEnded) : IResult, IEndpointMetadataProvider
{
    /// <summary>What the job did says the slice's <c>Response</c>.</summary>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        var done = method.DeclaringType!.GetNestedType("Response")!;
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(
                StatusCodes.Status200OK,
                typeof(WriteEnvelope<>).MakeGenericType(done),
                ["application/json"]
            )
        );
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(
                StatusCodes.Status202Accepted,
                typeof(WriteEnvelope<DocumentJobProgress>),
                ["application/json"]
            )
        );
        builder.Metadata.Add(
            new AnswerExample(
                StatusCodes.Status202Accepted,
                """
                {"objects":{"job_id":5,"document_id":17,"kind":"process","state":"running","done":20000,"total":50000,
                "attempts":1,"last_error":null},"meta":null,"error":null}
                """
            )
        );
        builder.Metadata.Add(new AnswerHeader(202, "Location", "Where the job tells how far it is."));
        builder.Metadata.Add(
            new AnswerHeader(202, "Preference-Applied", "respond-async, where it was asked for.", IsAlwaysSent: false)
        );
    }

    /// <summary>The caller asked not to wait.</summary>
    public bool IsPreferred { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        if (!HasEnded)
        {
            response.StatusCode = StatusCodes.Status202Accepted;
            response.Headers.Location = $"/api/v2/document_process/{Job.Id}/";
            if (IsPreferred)
            {
                response.Headers["Preference-Applied"] = "respond-async";
            }
        }

        await using (var json = new Utf8JsonWriter(response.BodyWriter, JsonDefaults.Writer))
        {
            json.WriteStartObject();
            json.WritePropertyName("objects");
            if (HasEnded)
            {
                json.WriteRawValue(Job.Result!, skipInputValidation: true);
            }
            else
            {
                WriteState(json);
            }

            json.WriteNull("meta");
            json.WriteNull("error");
            json.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    private void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("job_id", Job.Id);
        json.WriteNumber("document_id", Job.DocumentId);
        json.WriteString("kind", Job.Kind);
        json.WriteString("state", Job.State);
        json.WriteNumber("done", Job.DoneCount);
        json.WriteNumber("total", Job.TotalCount);
        json.WriteNumber("attempts", Job.Attempts);
        json.WriteString("last_error", Job.LastError);
        json.WriteEndObject();
    }
}

/// <summary>How far a job is.</summary>
/// <param name="Done">Of <c>total</c>, which is 0 until it is known.</param>
/// <param name="Attempts">How often it was begun.</param>
/// <param name="LastError">Why the last attempt ended early.</param>
public sealed record DocumentJobProgress(
    long JobId,
    int DocumentId,
    [AllowedValues("process", "refresh")] string Kind,
    [AllowedValues("queued", "running", "done", "refused", "failed")] string State,
    long Done,
    long Total,
    int Attempts,
    string? LastError
);
