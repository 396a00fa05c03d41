using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http;

/// <summary>
/// The refusals that an operation may answer, each once per document: described by the area's schema and by the body
/// that the area really writes.
/// </summary>
internal static class OpenApiRefusals
{
    private const string SchemaName = "Refusal";

    public static async Task AddTo(
        OpenApiOperation operation,
        OpenApiDocument document,
        IList<object> metadata,
        Area area,
        IServiceProvider services
    )
    {
        operation.Responses ??= [];
        foreach (var kind in KindsOf(operation, metadata, area).ToList())
        {
            var status = StatusOf(kind);
            if (!operation.Responses.TryGetValue(status, out var declared) || declared.Content is not { Count: > 0 })
            {
                operation.Responses[status] = await Shared(document, kind, area, services);
            }
            else if (kind is RefusalKind.Invalid && operation.RequestBody is not null)
            {
                AllowMalformed(declared, document, area);
            }
        }

        var sorted = new OpenApiResponses();
        foreach (var (status, response) in operation.Responses.OrderBy(known => known.Key, StringComparer.Ordinal))
        {
            sorted.Add(status, response);
        }

        operation.Responses = sorted;
    }

    private static IEnumerable<RefusalKind> KindsOf(OpenApiOperation operation, IList<object> metadata, Area area)
    {
        var kinds = new SortedSet<RefusalKind>(area.RefusesAnywhere);
        if (metadata.OfType<Access>().Any() && !metadata.OfType<IAllowAnonymous>().Any())
        {
            kinds.UnionWith([RefusalKind.Unauthenticated, RefusalKind.Forbidden]);
        }

        if (operation.RequestBody is not null)
        {
            kinds.UnionWith([
                RefusalKind.Invalid,
                RefusalKind.BodyTooSlow,
                RefusalKind.BodyTooLarge,
                RefusalKind.UnsupportedMediaType,
            ]);
        }

        // What the signature declares without a body gets the area's.
        kinds.UnionWith(Enum.GetValues<RefusalKind>().Where(kind => operation.Responses!.ContainsKey(StatusOf(kind))));

        return kinds;
    }

    private static async Task<IOpenApiResponse> Shared(
        OpenApiDocument document,
        RefusalKind kind,
        Area area,
        IServiceProvider services
    )
    {
        var name = kind.ToString();
        document.Components ??= new OpenApiComponents();
        document.Components.Responses ??= new Dictionary<string, IOpenApiResponse>(StringComparer.Ordinal);
        if (!document.Components.Responses.ContainsKey(name))
        {
            var (mediaType, body) = await Written(new Refusal(kind, Subject(kind)), area, services);
            document.Components.Responses[name] = new OpenApiResponse
            {
                Description = Description(kind),
                Headers = Headers(kind),
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    [mediaType] = new() { Schema = Schema(document, area), Example = body },
                },
            };
        }

        return new OpenApiResponseReference(name, document);
    }

    /// <summary>A 400 with a shape of its own can also be a body that is no JSON.</summary>
    private static void AllowMalformed(IOpenApiResponse declared, OpenApiDocument document, Area area)
    {
        foreach (var media in declared.Content!.Values)
        {
            IOpenApiSchema[] shapes = [media.Schema!, .. area.InvalidShapes, Schema(document, area)];
            media.Schema = new OpenApiSchema { AnyOf = shapes };
        }
    }

    private static OpenApiSchemaReference Schema(OpenApiDocument document, Area area)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        document.Components.Schemas.TryAdd(SchemaName, area.RefusalSchema);

        return new OpenApiSchemaReference(SchemaName, document);
    }

    private static async Task<(string MediaType, JsonNode? Body)> Written(
        Refusal refusal,
        Area area,
        IServiceProvider services
    )
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext
        {
            RequestServices = services,
            Response = { Body = body },
            TraceIdentifier = "0HN1", // as in a real answer, but the same in every document
        };
        await area.Refuse(context, refusal);
        await context.Response.CompleteAsync();

        return (context.Response.ContentType!.Split(';')[0], JsonNode.Parse(body.ToArray()));
    }

    private static string StatusOf(RefusalKind kind) =>
        new Refusal(kind).Status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? Subject(RefusalKind kind) =>
        kind switch
        {
            RefusalKind.MalformedBody => "'x' is an invalid start of a value. LineNumber: 0 | BytePositionInLine: 1.",
            RefusalKind.Unauthenticated => nameof(CredentialProblem.Missing),
            RefusalKind.MethodNotAllowed => HttpMethods.Get,
            RefusalKind.UnsupportedMediaType => "text/plain",
            _ => null,
        };

    private static string Description(RefusalKind kind) =>
        kind switch
        {
            RefusalKind.Invalid => "The request is not valid; nothing was changed.",
            RefusalKind.MalformedBody => "The body is not JSON.",
            RefusalKind.Unauthenticated => "No credentials, or wrong ones.",
            RefusalKind.Forbidden => "The caller may not do this.",
            RefusalKind.NotFound => "What the path names does not exist.",
            RefusalKind.MethodNotAllowed => "The path knows other methods.",
            RefusalKind.NotAcceptable => "The `Accept` header admits nothing that is spoken here.",
            RefusalKind.Conflict => "The request conflicts with what is stored.",
            RefusalKind.BodyTooSlow => "The body did not arrive in time; the request may be repeated.",
            RefusalKind.BodyTooLarge => "The body is larger than the service reads.",
            RefusalKind.UnsupportedMediaType => "The body is of a media type that is not read here.",
            RefusalKind.TooManyRequests => "Too many requests; `Retry-After` says when to come back.",
            RefusalKind.Unavailable => "The database is away or overloaded; the request may be repeated.",
            _ => "A bug of the service; it is logged.",
        };

    private static Dictionary<string, IOpenApiHeader>? Headers(RefusalKind kind) =>
        kind switch
        {
            RefusalKind.Unauthenticated => Header("WWW-Authenticate", JsonSchemaType.String, "The scheme to use."),
            RefusalKind.TooManyRequests or RefusalKind.Unavailable => Header(
                "Retry-After",
                JsonSchemaType.Integer,
                "Seconds to wait."
            ),
            _ => null,
        };

    private static Dictionary<string, IOpenApiHeader> Header(string name, JsonSchemaType type, string description) =>
        new(StringComparer.Ordinal)
        {
            [name] = new OpenApiHeader
            {
                Description = description,
                Schema = new OpenApiSchema { Type = type },
            },
        };
}
