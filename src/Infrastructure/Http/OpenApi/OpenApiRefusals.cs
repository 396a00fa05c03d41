using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http.OpenApi;

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
        foreach (var shapes in metadata.OfType<AnswerShape>().GroupBy(shape => shape.Status))
        {
            operation.Responses[Text(shapes.Key)] = Shaped([.. shapes.Select(shape => SchemaOf(shape, document))]);
        }

        foreach (var kind in KindsOf(operation, metadata, area).ToList())
        {
            var status = StatusOf(kind);
            if (!operation.Responses.TryGetValue(status, out var declared) || declared.Content is not { Count: > 0 })
            {
                operation.Responses[status] = await Shared(document, kind, area, services);
            }
            else if (kind is RefusalKind.Invalid)
            {
                AllowGeneral(declared, document, area);
            }
        }

        var sorted = new OpenApiResponses();
        foreach (var (status, response) in operation.Responses.OrderBy(known => known.Key, StringComparer.Ordinal))
        {
            sorted.Add(status, response);
        }

        operation.Responses = sorted;
    }

    private static OpenApiResponse Shaped(IList<IOpenApiSchema> shapes) =>
        new()
        {
            Description = Description(RefusalKind.Invalid),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/json"] = new()
                {
                    Schema = shapes is [var only] ? only : new OpenApiSchema { AnyOf = shapes },
                },
            },
        };

    private static IOpenApiSchema SchemaOf(AnswerShape shape, OpenApiDocument document)
    {
        IOpenApiSchema one = shape.Name is { } name ? Shared(document, name, shape.Schema) : shape.Schema();

        return shape.IsList ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one } : one;
    }

    private static IEnumerable<RefusalKind> KindsOf(OpenApiOperation operation, IList<object> metadata, Area area)
    {
        var kinds = new SortedSet<RefusalKind>(area.RefusesAnywhere);
        if (metadata.OfType<Access>().Any() && !metadata.OfType<IAllowAnonymous>().Any())
        {
            kinds.UnionWith([RefusalKind.Unauthenticated, RefusalKind.Forbidden]);
        }

        if (operation.RequestBody is not null || metadata.OfType<ReadsBody>().Any())
        {
            kinds.UnionWith([RefusalKind.BodyTooSlow, RefusalKind.BodyTooLarge, RefusalKind.UnsupportedMediaType]);
        }

        if (metadata.OfType<HttpMethodMetadata>().SelectMany(on => on.HttpMethods).Any(MayBringBody))
        {
            kinds.Add(RefusalKind.UnsupportedMediaType); // RequestBounds: compressed, or in another encoding
        }

        if (metadata.OfType<TakesIfMatch>().Any())
        {
            kinds.Add(RefusalKind.PreconditionFailed);
        }

        if (metadata.OfType<TakesIdempotencyKey>().Any())
        {
            kinds.UnionWith([RefusalKind.Conflict, RefusalKind.KeyOfAnother]);
        }

        // What the signature declares without a body gets the area's.
        kinds.UnionWith(
            Enum.GetValues<RefusalKind>()
                .Except([RefusalKind.MalformedBody, RefusalKind.MalformedForm]) // Invalid stands for them
                .Where(kind => operation.Responses!.ContainsKey(StatusOf(kind)))
        );

        return kinds;
    }

    private static bool MayBringBody(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsDelete(method);

    /// <summary>The one of this kind.</summary>
    public static async Task<IOpenApiResponse> Shared(
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

    /// <summary>A 400 with a shape of its own can also be one for what no slice reads: too many parameters, no JSON.</summary>
    private static void AllowGeneral(IOpenApiResponse declared, OpenApiDocument document, Area area)
    {
        foreach (var media in declared.Content!.Values)
        {
            IList<IOpenApiSchema> shapes = media.Schema is { AnyOf: { Count: > 0 } several }
                ? several
                : [media.Schema!];
            media.Schema = new OpenApiSchema { AnyOf = [.. shapes, Schema(document, area)] };
        }
    }

    private static OpenApiSchemaReference Schema(OpenApiDocument document, Area area) =>
        Shared(document, SchemaName, () => area.RefusalSchema);

    private static OpenApiSchemaReference Shared(OpenApiDocument document, string name, Func<OpenApiSchema> schema)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        if (!document.Components.Schemas.ContainsKey(name))
        {
            document.Components.Schemas[name] = schema();
        }

        return new OpenApiSchemaReference(name, document);
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

    private static string StatusOf(RefusalKind kind) => Text(new Refusal(kind).Status);

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static string? Subject(RefusalKind kind) =>
        kind switch
        {
            RefusalKind.MalformedBody => "'x' is an invalid start of a value. LineNumber: 0 | BytePositionInLine: 1.",
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
            RefusalKind.PreconditionFailed => Preconditions.Words,
            RefusalKind.KeyOfAnother => IdempotencyKey.Words,
            RefusalKind.BodyTooSlow => "The body did not arrive in time; the request may be repeated.",
            RefusalKind.UriTooLong =>
                "The path or the query is longer than the service reads; without a body where it is far longer.",
            RefusalKind.BodyTooLarge => "The body is larger than the service reads.",
            RefusalKind.UnsupportedMediaType => "The body is of a media type that is not read here.",
            RefusalKind.TooManyRequests => "Too many requests; `Retry-After` says when to come back.",
            RefusalKind.Unavailable => "The database is away or overloaded; the request may be repeated.",
            RefusalKind.BadGateway => "A service behind this one does not answer; the request may be repeated.",
            RefusalKind.StorageFull => "There is no room for what was sent; the request may be repeated later.",
            _ => "A bug of the service; it is logged.",
        };

    private static Dictionary<string, IOpenApiHeader>? Headers(RefusalKind kind)
    {
        AnswerHeader? header = kind switch
        {
            RefusalKind.Unauthenticated => new(401, "WWW-Authenticate", "The scheme to use."),
            RefusalKind.MethodNotAllowed => new(405, "Allow", "The methods that the path knows."),
            RefusalKind.Conflict => IdempotencyKey.RetryAfter,
            RefusalKind.TooManyRequests
            or RefusalKind.Unavailable
            or RefusalKind.StorageFull
            or RefusalKind.BadGateway => new(new Refusal(kind).Status, "Retry-After", "Seconds to wait.")
            {
                Type = JsonSchemaType.Integer,
            },
            _ => null,
        };

        return header is null ? null : new(StringComparer.Ordinal) { [header.Name] = header.Header() };
    }
}
