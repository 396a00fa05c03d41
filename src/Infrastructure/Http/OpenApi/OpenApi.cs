using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Platform.Infrastructure.Http;

/// <summary>An example from the contract, shown in the OpenAPI document.</summary>
/// <param name="Request">Body as JSON, or null.</param>
/// <param name="Response">Body of the success as JSON, or null.</param>
/// <param name="Invalid">Body of a 400 as JSON, or null.</param>
public sealed record OpenApiExample(string? Request, string? Response, string? Invalid);

/// <summary>What a body that the handler reads by itself looks like, for the document only.</summary>
internal sealed record OpenApiBody(Type Type);

/// <summary>Names the slice where an area's own way of mapping wraps the handler, for the document only.</summary>
public sealed record OpenApiSlice(Type Type);

/// <summary>One OpenAPI document per area, and Scalar over all of them.</summary>
public static class OpenApi
{
    /// <summary>Puts the contract's own example beside the operation.</summary>
    public static TBuilder WithExample<TBuilder>(
        this TBuilder builder,
        string? request = null,
        string? response = null,
        string? invalid = null
    )
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new OpenApiExample(request, response, invalid));

    /// <summary>
    /// Documents a JSON body that the handler reads from the stream. Unlike <c>Accepts</c> it takes no part in routing,
    /// so a wrong media type is told after authentication.
    /// </summary>
    public static TBuilder WithBody<TBuilder>(this TBuilder builder, Type type)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OpenApiBody(type));

    /// <summary>For a route without a policy that asks for credentials in its handler: log-in.</summary>
    public static TBuilder WithCredentials<TBuilder>(this TBuilder builder, string scheme)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OpenApiCredentials(scheme));

    public static void AddOpenApiDocuments(this WebApplicationBuilder builder, IEnumerable<Area> areas)
    {
        foreach (var area in areas)
        {
            builder.Services.AddOpenApi(
                area.Name.ToLowerInvariant(),
                options =>
                {
                    options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                    options.ShouldInclude = operation =>
                        operation.ActionDescriptor.EndpointMetadata.OfType<Area>().FirstOrDefault()?.Name == area.Name;
                    options.CreateSchemaReferenceId = type =>
                        type.Type.DeclaringType is { } slice
                        && OpenApiOptions.CreateDefaultSchemaReferenceId(type) is not null
                            ? slice.Name + type.Type.Name
                            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
                    options.AddSchemaTransformer(
                        (schema, context, _) =>
                        {
                            WithTypeOfFormat(schema);
                            if (
                                context.JsonPropertyInfo is { } property
                                && !property.DeclaringType.Name.EndsWith("Request", StringComparison.Ordinal)
                            )
                            {
                                WithoutNumberText(schema);
                            }

                            return Task.CompletedTask;
                        }
                    );
                    options.AddDocumentTransformer((document, _, _) => Describe(document, area));
                    options.AddOperationTransformer(
                        (operation, context, stop) => Complete(operation, context, area, stop)
                    );
                }
            );
        }
    }

    public static void MapOpenApiDocuments(this WebApplication app, IEnumerable<Area> areas)
    {
        // Only the areas' own: for others the framework has a refusal in words of its own.
        var names = string.Join('|', areas.Select(area => area.Name.ToLowerInvariant()));
        app.MapOpenApi($"/openapi/{{documentName:regex(^({names})$)}}.json")
            .WithName("Platform.OpenApiDocument")
            .WithMetadata(PlatformArea.Instance)
            .AllowAnonymous();
        app.MapScalarApiReference(
                "/scalar",
                scalar =>
                {
                    // The page works without the internet and tells nobody who reads it: nothing of it may call out,
                    // and no button may send the document or a token to a service of its makers.
                    scalar
                        .WithTitle("Platform")
                        .DisableDefaultFonts()
                        .DisableTelemetry()
                        .DisableAgent()
                        .DisableMcp()
                        .HideClientButton()
                        .HideDeveloperTools();
                    foreach (var area in areas)
                    {
                        scalar.AddDocument(area.Name.ToLowerInvariant(), area.Name);
                    }
                }
            )
            .WithMetadata(PlatformArea.Instance)
            .AllowAnonymous();
    }

    private static Task Describe(OpenApiDocument document, Area area)
    {
        document.Info = new OpenApiInfo
        {
            Title = $"Platform: {area.Name}",
            Version = "1",
            Description =
                XmlDocs.Summary(area.GetType())
                + " A path under a method that it does not know answers 405 with `Allow`, an unknown path 404.",
        };
        document.Servers = [];
        // Made from class names, and used by no operation: readers would see a chapter without a word for each.
        document.Tags = new HashSet<OpenApiTag> { new() { Name = area.Name } };
        // Sorted, so that the committed document does not depend on the order of files on the building machine.
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths.OrderBy(path => path.Key, StringComparer.Ordinal))
        {
            paths.Add(area.PathsEndInSlash ? path.TrimEnd('/') + "/" : path, item);
        }

        document.Paths = paths;
        if (document.Components is { } components)
        {
            components.Schemas = Sorted(components.Schemas);
            components.Responses = Sorted(components.Responses);
        }

        return Task.CompletedTask;
    }

    private static SortedDictionary<string, T>? Sorted<T>(IDictionary<string, T>? parts) =>
        parts is null ? null : new SortedDictionary<string, T>(parts, StringComparer.Ordinal);

    /// <summary>Numbers may come in as text where the area reads them so; they never go out as text.</summary>
    private static void WithoutNumberText(OpenApiSchema schema)
    {
        if (schema.Type is { } type && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)))
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }
    }

    /// <summary>A property with a converter of its own keeps its format, but loses its type.</summary>
    private static void WithTypeOfFormat(OpenApiSchema schema) =>
        schema.Type ??= schema.Format switch
        {
            null => null,
            "double" => JsonSchemaType.Number,
            _ => JsonSchemaType.String,
        };

    private static async Task Complete(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        Area area,
        CancellationToken stop
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Tags = new HashSet<OpenApiTagReference> { new(area.Name, context.Document) };
        operation.Deprecated = metadata.OfType<ObsoleteAttribute>().Any();
        if (metadata.OfType<MethodInfo>().FirstOrDefault() is { } handler)
        {
            var slice = metadata.OfType<OpenApiSlice>().FirstOrDefault()?.Type ?? OpenApiParameters.SliceOf(handler);
            operation.Description = XmlDocs.Summary(slice);
            OpenApiParameters.Describe(operation, context.Description, handler);
        }

        foreach (var input in metadata.OfType<OpenApiInput>())
        {
            operation.Parameters ??= [];
            if (operation.Parameters.All(known => known.Name != input.Name))
            {
                operation.Parameters.Add(input.Parameter());
            }
        }

        foreach (var body in metadata.OfType<OpenApiBody>())
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/json"] = new()
                    {
                        Schema = await context.GetOrCreateSchemaAsync(body.Type, null, stop),
                    },
                },
            };
        }

        foreach (var upload in metadata.OfType<OpenApiUpload>())
        {
            operation.RequestBody!.Content!["multipart/form-data"] = new() { Schema = upload.Schema() };
        }

        OpenApiSecurity.AddTo(operation, context.Document!, metadata);
        await OpenApiRefusals.AddTo(operation, context.Document!, metadata, area, context.ApplicationServices);
        if (Answer(operation, status => status == "200") is { } content && content.TryGetValue("text/csv", out var csv))
        {
            csv.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
        }

        foreach (var example in metadata.OfType<OpenApiExample>())
        {
            Show(operation.RequestBody?.Content, example.Request);
            Show(Answer(operation, status => status.StartsWith('2')), example.Response);
            Show(Answer(operation, status => status == "400"), example.Invalid);
        }
    }

    private static IDictionary<string, OpenApiMediaType>? Answer(
        OpenApiOperation operation,
        Func<string, bool> status
    ) =>
        operation
            .Responses?.FirstOrDefault(answer => status(answer.Key) && answer.Value.Content is { Count: > 0 })
            .Value?.Content;

    private static void Show(IDictionary<string, OpenApiMediaType>? content, string? example)
    {
        if (example is not null && content?.FirstOrDefault(media => media.Key.Contains("json")).Value is { } json)
        {
            json.Example = JsonNode.Parse(example);
        }
    }
}
