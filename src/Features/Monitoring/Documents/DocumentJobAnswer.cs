using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>200 with what the job did, or 202 with where it stands.</summary>
internal sealed record DocumentJobAnswer(DocumentJobState Job, bool HasEnded) : IResult
{
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
