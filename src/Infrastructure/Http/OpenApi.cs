using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Platform.Infrastructure.Http;

/// <summary>An example from the contract, shown in the OpenAPI document.</summary>
/// <param name="Request">Body as JSON, or null.</param>
/// <param name="Response">Body of the success as JSON, or null.</param>
public sealed record OpenApiExample(string? Request, string? Response);

/// <summary>What a body that the handler reads by itself looks like, for the document only.</summary>
internal sealed record OpenApiBody(Type Type);

/// <summary>One OpenAPI document per area, and Scalar over all of them.</summary>
public static class OpenApi
{
    /// <summary>Puts the contract's own example beside the operation.</summary>
    public static TBuilder WithExample<TBuilder>(this TBuilder builder, string? request = null, string? response = null)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OpenApiExample(request, response));

    /// <summary>
    /// Documents a JSON body that the handler reads from the stream. Unlike <c>Accepts</c> it takes no part in routing,
    /// so a wrong media type is told after authentication.
    /// </summary>
    public static TBuilder WithBody<TBuilder>(this TBuilder builder, Type type)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OpenApiBody(type));

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
        app.MapOpenApi("/openapi/{documentName}.json").WithMetadata(PlatformArea.Instance).AllowAnonymous();
        app.MapScalarApiReference(
                "/scalar",
                scalar =>
                {
                    scalar.WithTitle("Platform").DisableDefaultFonts();
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
        document.Info = new OpenApiInfo { Title = $"Platform: {area.Name}", Version = "1" };
        document.Servers = [];
        if (area.PathsEndInSlash)
        {
            var paths = new OpenApiPaths();
            foreach (var (path, item) in document.Paths)
            {
                paths.Add(path.TrimEnd('/') + "/", item);
            }

            document.Paths = paths;
        }

        return Task.CompletedTask;
    }

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

        foreach (var example in metadata.OfType<OpenApiExample>())
        {
            Show(operation.RequestBody?.Content, example.Request);
            Show(
                operation.Responses?.FirstOrDefault(answer => answer.Key.StartsWith('2')).Value?.Content,
                example.Response
            );
        }
    }

    private static void Show(IDictionary<string, OpenApiMediaType>? content, string? example)
    {
        if (example is not null && content?.FirstOrDefault(media => media.Key.Contains("json")).Value is { } json)
        {
            json.Example = JsonNode.Parse(example);
        }
    }
}
