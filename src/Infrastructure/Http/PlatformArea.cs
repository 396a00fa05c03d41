using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http;

/// <summary>What belongs to no API: the index page, health, metrics, documents, the pages of the database. Refusals are RFC 9457 problems.</summary>
public sealed class PlatformArea : Area
{
    public static readonly PlatformArea Instance = new();

    private PlatformArea() { }

    public override string Name => "Platform";

    public override IReadOnlyList<string> Prefixes => [];

    public override string? Scheme => null;

    public override OpenApiSchema RefusalSchema =>
        new()
        {
            Type = JsonSchemaType.Object,
            Properties = new[] { "type", "title", "detail", "trace_id" }.ToDictionary(
                name => name,
                IOpenApiSchema (_) => new OpenApiSchema { Type = JsonSchemaType.String },
                StringComparer.Ordinal
            ),
        };

    public override Task Write(HttpContext context, Refusal refusal) =>
        TypedResults
            .Problem(
                statusCode: refusal.Status,
                detail: Detail(refusal),
                extensions: new Dictionary<string, object?> { ["trace_id"] = TraceId.Of(context) }
            )
            .ExecuteAsync(context);

    private static string? Detail(Refusal refusal) =>
        refusal.Kind switch
        {
            RefusalKind.MethodNotAllowed => $"The path does not know the method {refusal.Subject}.",
            RefusalKind.Unauthenticated => "A staff account's token is needed, or a request from this machine.",
            _ => refusal.Subject,
        };
}
