using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Platform.Features.Monitoring;

/// <summary>The keys of <c>errors</c> and <c>error</c>.</summary>
public static class ErrorType
{
    public const string UnknownField = "unknown_field";
    public const string UnsupportedLookup = "unsupported_lookup";
    public const string InvalidValue = "invalid_value";
    public const string InvalidPagination = "invalid_pagination";
    public const string InvalidFormat = "invalid_format";
    public const string InvalidJson = "invalid_json";
    public const string MissingField = "missing_field";
    public const string AmbiguousDelete = "ambiguous_delete";
    public const string RegionCycle = "region_cycle";
    public const string MissingColumn = "missing_column";
    public const string DuplicateColumn = "duplicate_column";
    public const string EmptyDocument = "empty_document";
    public const string OfficeMismatch = "office_mismatch";
    public const string PermissionDenied = "permission_denied";
    public const string NotFound = "not_found";
}

/// <summary>What is wrong with a request, all of it at once: messages by error type, in the area's envelope.</summary>
public sealed class Problem : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    /// <summary>More help nobody.</summary>
    private const int MostMessages = 100;

    private const int MostMessageCharacters = 1_000;

    private readonly Dictionary<string, List<string>> _messages = new(StringComparer.Ordinal);
    private int _count;

    private PageBounds _page = new(ListRequest.DefaultLimit, 0);

    private Problem(int status) => StatusCode = status;

    public int? StatusCode { get; private init; }

    /// <summary>Any input may be wrong; a route that answers more says so.</summary>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(void)));

    /// <summary>Nothing wrong so far, 400 if something is added.</summary>
    public static Problem None() => new(StatusCodes.Status400BadRequest);

    public static Problem Of(int status, string type, string message)
    {
        var problem = new Problem(status);
        problem.Add(type, message);

        return problem;
    }

    public static Problem Of(int status, IReadOnlyDictionary<string, string> messages)
    {
        var problem = new Problem(status);
        foreach (var (type, message) in messages)
        {
            problem.Add(type, message);
        }

        return problem;
    }

    public static Problem Forbidden(string what) =>
        Of(StatusCodes.Status403Forbidden, ErrorType.PermissionDenied, what);

    public static Problem NotFound(string what) => Of(StatusCodes.Status404NotFound, ErrorType.NotFound, what);

    /// <summary>Others are at work there: later it will do.</summary>
    public static Problem Busy(string what) => Of(StatusCodes.Status503ServiceUnavailable, "unavailable", what);

    /// <summary>A refusal of the house, in the area's words.</summary>
    public static Problem Of(Refusal refusal, HttpContext context) =>
        refusal.Kind switch
        {
            RefusalKind.Invalid => Of(
                400,
                refusal.Field ?? ErrorType.InvalidValue,
                refusal.Words ?? refusal.Subject ?? "invalid input"
            ),
            RefusalKind.MalformedForm => Of(400, ErrorType.InvalidValue, $"the form is broken: {refusal.Subject}"),
            RefusalKind.MalformedBody => Of(400, ErrorType.InvalidJson, refusal.Subject ?? "the body is not JSON"),
            RefusalKind.Unauthenticated => Of(
                401,
                "authentication_required",
                "send Authorization: Token … of an active account"
            ),
            RefusalKind.Forbidden => Forbidden("this account may not do that"),
            RefusalKind.NotFound => Of(404, "unknown_resource", $"{context.Request.Path}: {Resources.Known(context)}"),
            RefusalKind.MethodNotAllowed when IsOfUsers(context) => Of(
                405,
                "not_implemented",
                $"{refusal.Subject} is not implemented here: accounts are made elsewhere, with the command 'account create'"
            ),
            RefusalKind.MethodNotAllowed => Of(405, "not_implemented", $"{refusal.Subject} is not implemented here"),
            RefusalKind.NotAcceptable => Of(406, ErrorType.InvalidFormat, "only JSON and CSV are spoken here"),
            RefusalKind.Conflict => Of(
                409,
                "conflict",
                refusal.Words ?? refusal.Subject ?? "the row conflicts with another"
            ),
            RefusalKind.PreconditionFailed => Of(412, "precondition_failed", Preconditions.Words),
            RefusalKind.KeyOfAnother => Of(422, "idempotency_key_reused", IdempotencyKey.Words),
            RefusalKind.BodyTooSlow => Of(408, "timeout", "the request body did not arrive in time"),
            RefusalKind.BodyTooLarge => Of(413, "too_large", refusal.Words ?? "the request body is too large"),
            RefusalKind.UriTooLong => Of(414, "too_long", "the request line is too long, send fewer ids at a time"),
            RefusalKind.UnsupportedMediaType => Of(
                415,
                "unsupported_media_type",
                refusal.Words ?? $"'{refusal.Subject}' is not read here, send application/json or a form"
            ),
            RefusalKind.TooManyRequests => Of(429, "too_many_requests", refusal.Words ?? "slow down, see Retry-After"),
            RefusalKind.BadGateway => Of(502, "storage_unavailable", "the file store does not answer, try again later"),
            RefusalKind.StorageFull => Of(507, "storage_full", "there is no room to store it, try again later"),
            RefusalKind.Unavailable => Of(
                503,
                "unavailable",
                refusal.Words ?? "the database does not answer, try again"
            ),
            _ => Of(500, "internal_error", $"request {TraceId.Of(context)}"),
        };

    private static bool IsOfUsers(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api/v2/user", StringComparison.Ordinal);

    public bool IsEmpty => _messages.Count == 0;

    /// <summary>The page that was asked for, as far as it could be read.</summary>
    public Problem On(PageBounds page)
    {
        _page = page;

        return this;
    }

    /// <summary>Messages of one type are joined; after the first hundred it is said that there are more.</summary>
    public void Add(string type, string message)
    {
        _count++;
        if (_count > MostMessages + 1)
        {
            return;
        }

        if (!_messages.TryGetValue(type, out var before))
        {
            _messages.Add(type, before = []);
        }

        before.Add(
            _count > MostMessages ? "and more"
            : message.Length > MostMessageCharacters ? message.Start(MostMessageCharacters) + "…"
            : message
        );
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCode!.Value;
        if (StatusCode is StatusCodes.Status503ServiceUnavailable && response.Headers.RetryAfter.Count == 0)
        {
            response.Headers.RetryAfter = "1";
        }

        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        await using (var json = new Utf8JsonWriter(response.BodyWriter, JsonDefaults.Writer))
        {
            json.WriteStartObject();
            if (HttpMethods.IsGet(httpContext.Request.Method))
            {
                json.WritePropertyName("meta");
                Meta.Write(json, httpContext.Request.Query, _page, 0);
                json.WriteStartArray("objects");
                json.WriteEndArray();
                WriteMessages(json, "errors");
            }
            else
            {
                json.WriteNull("objects");
                json.WriteNull("meta");
                WriteMessages(json, "error");
                if (httpContext.GetEndpoint()?.Metadata.GetMetadata<TellsSuccess>() is not null)
                {
                    json.WriteNumber("success", 0);
                }
            }

            json.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    private void WriteMessages(Utf8JsonWriter json, string key)
    {
        json.WriteStartObject(key);
        foreach (var (type, messages) in _messages)
        {
            json.WriteString(type, string.Join("; ", messages));
        }

        json.WriteEndObject();
    }
}

/// <summary>On data entry: its answers carry <c>success</c>, which the first front end looked at.</summary>
public sealed record TellsSuccess;
