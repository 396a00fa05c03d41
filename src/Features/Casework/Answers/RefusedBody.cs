using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Platform.Features.Casework;

/// <summary>The body of every refusal: RFC 9457 with a stable <c>code</c> and a list of all that is wrong.</summary>
internal sealed record RefusedBody(
    string Type,
    string Title,
    int Status,
    string Code,
    string? Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Problem>? Problems,
    string TraceId
)
{
    public const string MediaType = "application/problem+json";

    public static RefusedBody Of(HttpContext context, Refusal refusal)
    {
        var isFault = refusal.Kind is RefusalKind.Internal;

        return new(
            "about:blank",
            ReasonPhrases.GetReasonPhrase(refusal.Status),
            refusal.Status,
            refusal.Code ?? CodeOf(refusal.Kind, context),
            isFault ? null : refusal.Words ?? WordsOf(refusal, context),
            (refusal as CaseworkRefusal)?.Problems is { Count: > 0 } problems ? problems : null,
            Platform.Infrastructure.Http.TraceId.Of(context)
        );
    }

    public static OpenApiSchema Schema =>
        Object(
            ["type", "title", "status", "code", "detail", "trace_id"],
            ("type", Text("Always about:blank.")),
            ("title", Text("The status in words.")),
            ("status", Whole("The HTTP status.")),
            ("code", Text("What is wrong, as a stable word.")),
            (
                "detail",
                new OpenApiSchema
                {
                    Type = JsonSchemaType.String | JsonSchemaType.Null,
                    Description = "A sentence for people; no part of the contract.",
                }
            ),
            (
                "problems",
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Description = "All that is wrong; the first gives the code.",
                    Items = Object(
                        ["code"],
                        ("code", Text("What is wrong, as a stable word.")),
                        ("segment", Whole("Which part of the path, counted from 1 including v2.")),
                        ("key", Text("The name in the path or query.")),
                        ("field", Text("The field of the body.")),
                        ("header", Text("The header.")),
                        ("hint", Text("A name that exists and is spelled nearly like this.")),
                        ("expected", Text("What would have been right.")),
                        ("limit", Whole("How many there may be.")),
                        ("given", Whole("How many there are."))
                    ),
                }
            ),
            ("trace_id", Text("The request's name in the log of the service."))
        );

    private static OpenApiSchema Object(
        IEnumerable<string> required,
        params (string Name, OpenApiSchema Schema)[] properties
    ) =>
        new()
        {
            Type = JsonSchemaType.Object,
            Required = required.ToHashSet(StringComparer.Ordinal),
            Properties = properties.ToDictionary(
                property => property.Name,
                IOpenApiSchema (property) => property.Schema,
                StringComparer.Ordinal
            ),
        };

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };

    private static OpenApiSchema Whole(string description) =>
        new() { Type = JsonSchemaType.Integer, Description = description };

    /// <summary>Of what the house refuses by itself.</summary>
    private static string CodeOf(RefusalKind kind, HttpContext context) =>
        kind switch
        {
            RefusalKind.MalformedBody or RefusalKind.MalformedForm => "bad_body",
            RefusalKind.Unauthenticated => "auth_missing_header",
            RefusalKind.Forbidden => "read_only_access",
            RefusalKind.NotFound => context.GetEndpoint() is null ? "unknown_group" : "not_found",
            RefusalKind.MethodNotAllowed => "method_not_allowed",
            RefusalKind.NotAcceptable => "not_acceptable",
            RefusalKind.BodyTooSlow => "body_too_slow",
            RefusalKind.Conflict => "conflict",
            RefusalKind.PreconditionFailed => "precondition_failed",
            RefusalKind.KeyOfAnother => "idempotency_key_reused",
            RefusalKind.BodyTooLarge => "body_too_large",
            RefusalKind.UriTooLong => "uri_too_long",
            RefusalKind.UnsupportedMediaType => "unsupported_media_type",
            RefusalKind.TooManyRequests => "too_many_requests",
            RefusalKind.Internal => "internal",
            RefusalKind.BadGateway => "storage_unavailable",
            RefusalKind.Unavailable => "unavailable",
            RefusalKind.StorageFull => "storage_full",
            _ => "bad_value",
        };

    private static string WordsOf(Refusal refusal, HttpContext context) =>
        refusal.Kind switch
        {
            RefusalKind.MalformedBody or RefusalKind.MalformedForm => $"The body cannot be read: {refusal.Subject}",
            RefusalKind.NotFound => context.GetEndpoint() is null
                ? "There is no group of this name."
                : "There is no such record, or none that you may see.",
            RefusalKind.MethodNotAllowed => $"{refusal.Subject} is not served under this path; see Allow.",
            RefusalKind.UnsupportedMediaType =>
                $"Content-Type {refusal.Subject} is not read here; send {string.Join(" or ", CaseworkArea.Instance.BodyTypes)}.",
            RefusalKind.PreconditionFailed => Preconditions.Words,
            RefusalKind.KeyOfAnother => IdempotencyKey.Words,
            RefusalKind.UriTooLong => "The path or the query is too long.",
            RefusalKind.TooManyRequests => "Too many requests; Retry-After says when to come back.",
            RefusalKind.Unavailable => "The database is away or overloaded; try again.",
            RefusalKind.BadGateway => "The store of files does not answer; try again.",
            _ => ReasonPhrases.GetReasonPhrase(refusal.Status) + ".",
        };
}
