using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>
/// Refusals as Django REST Framework words them, <c>{"detail":"…"}</c>: for the areas whose contract was written
/// against such a server.
/// </summary>
public abstract class DrfArea : Area
{
    internal const int FewBytes = 1024 * 1024;

    /// <summary>Single objects are small, and read into memory: no more of one than this.</summary>
    public virtual int MostBytesOfOne => FewBytes;

    /// <summary>The contract's <c>Content-Type</c> has no charset; the framework adds one to what it writes.</summary>
    public override Refusal? Negotiate(HttpContext context)
    {
        context.Response.OnStarting(WithoutCharset, context.Response);

        return null;
    }

    /// <summary>Whole floats as <c>3.0</c>, times with six fractional digits or none.</summary>
    public override IReadOnlyList<JsonConverter> Writes => [new DrfFloat(), new DrfTimestamp()];

    /// <summary>In which times without an offset are meant.</summary>
    public virtual TimeZoneInfo ZoneOf(HttpContext context) => TimeZoneInfo.Utc;

    /// <summary>How long the pages of its lists are.</summary>
    public virtual DrfPageSizes PagesOf(HttpContext context) => new();

    /// <summary>Where callers reach the service, for links in answers: no slash at the end.</summary>
    public virtual string OriginOf(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    public override IReadOnlyList<string> BodyTypes =>
        ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"];

    public override OpenApiSchema RefusalSchema =>
        new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { "detail" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
            },
        };

    public override IReadOnlyList<RefusalKind> RefusesAnywhere => [RefusalKind.NotAcceptable, .. base.RefusesAnywhere];

    public override Task Write(HttpContext context, Refusal refusal) =>
        DrfBody.Detail(context.Response, refusal.Words ?? WordsOf(refusal, context));

    private static Task WithoutCharset(object response)
    {
        var headers = ((HttpResponse)response).Headers;
        if (headers.ContentType == "application/json; charset=utf-8")
        {
            headers.ContentType = "application/json";
        }

        return Task.CompletedTask;
    }

    /// <summary>What an area says otherwise: it asks this for the rest.</summary>
    protected virtual string WordsOf(Refusal refusal, HttpContext context) =>
        refusal.Kind switch
        {
            RefusalKind.Invalid => "Invalid input.",
            RefusalKind.MalformedForm => $"Multipart form parse error - {refusal.Subject}",
            RefusalKind.MalformedBody => $"JSON parse error - {refusal.Subject}",
            RefusalKind.Unauthenticated => "Authentication credentials were not provided.",
            RefusalKind.Forbidden => "You do not have permission to perform this action.",
            RefusalKind.NotFound => "Not found.",
            RefusalKind.MethodNotAllowed => $"Method \"{refusal.Subject}\" not allowed.",
            RefusalKind.NotAcceptable => "Could not satisfy the request Accept header.",
            RefusalKind.Conflict => "The request conflicts with what is stored.",
            RefusalKind.PreconditionFailed => Preconditions.Words,
            RefusalKind.KeyOfAnother => IdempotencyKey.Words,
            RefusalKind.BodyTooSlow => "Request body did not arrive in time.",
            RefusalKind.BodyTooLarge => "Request body too large.",
            RefusalKind.UriTooLong => "Request line too long.",
            RefusalKind.UnsupportedMediaType => $"Unsupported media type \"{refusal.Subject}\" in request.",
            RefusalKind.TooManyRequests => "Request was throttled.",
            RefusalKind.BadGateway => "The file store does not answer, try again later.",
            RefusalKind.StorageFull => "There is no room to store it, try again later.",
            RefusalKind.Unavailable => "Service temporarily unavailable, try again later.",
            _ => "Internal server error.",
        };
}

/// <summary>Rows on a page of a list.</summary>
/// <param name="Usual">Where the caller says nothing.</param>
/// <param name="Most">Whatever the caller says.</param>
public sealed record DrfPageSizes(int Usual = 100, int Most = 1000);

/// <summary>Answers in this style that are not one record: errors by field, errors by item.</summary>
public static class DrfBody
{
    public static Task Detail(HttpResponse response, string detail) =>
        Write(
            response,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("detail", detail);
                json.WriteEndObject();
            }
        );

    internal static async Task Write(HttpResponse response, Action<Utf8JsonWriter> write)
    {
        response.ContentType = "application/json";
        await using (var json = new Utf8JsonWriter(response.BodyWriter, JsonDefaults.Writer))
        {
            write(json);
        }

        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
    }
}
