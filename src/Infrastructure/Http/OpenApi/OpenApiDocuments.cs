using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http.OpenApi;

/// <summary>An example from the contract, shown in the OpenAPI document.</summary>
/// <param name="Request">Body as JSON, or null.</param>
/// <param name="Response">Makes the body of the success as JSON; or null.</param>
/// <param name="Invalid">Body of a 400 as JSON, or null.</param>
public sealed record OpenApiExample(string? Request, Func<string>? Response, string? Invalid);

/// <summary>Names the slice where an area's own way of mapping wraps the handler, for the document only.</summary>
public sealed record OpenApiSlice(Type Type);

/// <summary>One OpenAPI document per area, and Scalar over all of them.</summary>
public static class OpenApiDocuments
{
    /// <summary>Puts the contract's own example beside the operation.</summary>
    public static TBuilder WithExample<TBuilder>(
        this TBuilder builder,
        string? request = null,
        string? response = null,
        string? invalid = null
    )
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new OpenApiExample(request, response is null ? null : () => response, invalid));

    /// <summary>The same where the success is made of what the slice knows of its fields.</summary>
    public static TBuilder WithExample<TBuilder>(this TBuilder builder, Func<string> response)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OpenApiExample(null, response, null));

    /// <summary>
    /// Documents a body that is not the slice's <c>Request</c> or a list of them. Unlike <c>Accepts</c> it takes no part
    /// in routing, so a wrong media type is told after authentication.
    /// </summary>
    public static TBuilder WithBody<TBuilder>(this TBuilder builder, Type type)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OpenApiBody(type));

    /// <summary>The same where the record alone does not say what may be sent.</summary>
    public static TBuilder WithBody<TBuilder>(this TBuilder builder, Type type, string name, Func<OpenApiSchema> schema)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new OpenApiBody(type) { Schema = (name, schema) });

    /// <summary>The same where it is multipart/form-data alone.</summary>
    public static TBuilder WithFiles<TBuilder>(
        this TBuilder builder,
        Type type,
        string name,
        Func<OpenApiSchema> schema
    )
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new OpenApiBody(type) { Schema = (name, schema), MediaTypes = ["multipart/form-data"] });

    /// <summary>For a route without a policy that asks for credentials in its handler: log-in.</summary>
    public static TBuilder WithCredentials<TBuilder>(this TBuilder builder, string scheme)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OpenApiCredentials(scheme));

    public static void AddOpenApiDocuments(this WebApplicationBuilder builder, IEnumerable<Area> areas)
    {
        foreach (var area in areas)
        {
            var names = new SchemaNames();
            builder.Services.AddOpenApi(
                area.Name.ToLowerInvariant(),
                options =>
                {
                    options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                    options.ShouldInclude = operation =>
                        operation.ActionDescriptor.EndpointMetadata.OfType<Area>().FirstOrDefault()?.Name == area.Name;
                    options.CreateSchemaReferenceId = info =>
                        OpenApiOptions.CreateDefaultSchemaReferenceId(info) is null ? null : names.Of(info.Type);
                    options.AddSchemaTransformer(
                        (schema, context, _) =>
                        {
                            Describe(schema, context, area);

                            return Task.CompletedTask;
                        }
                    );
                    options.AddDocumentTransformer(
                        (document, context, _) => Describe(document, area, context.ApplicationServices)
                    );
                    options.AddOperationTransformer(
                        (operation, context, stop) => Complete(operation, context, area, names, stop)
                    );
                }
            );
        }
    }

    public static void MapOpenApiDocuments(this WebApplication app, IReadOnlyList<Area> areas)
    {
        // Only the areas' own: for others the framework has a refusal in words of its own.
        var names = string.Join('|', areas.Select(area => area.Name.ToLowerInvariant()));
        app.MapOpenApi($"/openapi/{{documentName:regex(^({names})$)}}.json")
            .WithName("Platform.OpenApiDocument")
            .WithMetadata(PlatformArea.Instance)
            .AllowAnonymous();
        ScalarPage.Map(app, areas);
    }

    private static void Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, Area area)
    {
        WithTypeOfFormat(schema, context.JsonPropertyInfo?.PropertyType);
        WithoutAbsent(schema, context);
        OpenApiRequest.Describe(schema, context);
        schema.Format = schema.Format is "date-time" ? area.TimeFormat : schema.Format;
        if (context.JsonPropertyInfo is not { } property || RequestShape.IsRequest(property.DeclaringType))
        {
            return;
        }

        WithoutNumberText(schema);
        SchemaRules.Apply(schema, property.AssociatedParameter?.AttributeProvider);
    }

    private static async Task Describe(OpenApiDocument document, Area area, IServiceProvider services)
    {
        document.Info = new OpenApiInfo
        {
            Title = $"Platform: {area.Name}",
            Version = "1",
            Description =
                XmlDocs.Summary(area.GetType())
                + " A path under a method that it does not know answers 405 (`MethodNotAllowed`), an unknown path 404.",
        };
        foreach (var server in document.Servers ?? [])
        {
            // The one that was asked, as the asker spelled it; paths begin with the slash.
            server.Url = server.Url?.TrimEnd('/');
        }

        // Sorted, so that the committed document does not depend on the order of files on the building machine.
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths.OrderBy(path => path.Key, StringComparer.Ordinal))
        {
            paths.Add(area.PathsEndInSlash ? path.TrimEnd('/') + "/" : path, item);
        }

        document.Paths = paths;
        new OpenApiWalker(new ItemsOfLists()).Walk(document);
        Topic.Arrange(document, area);
        await OpenApiRefusals.Shared(document, RefusalKind.MethodNotAllowed, area, services);
        AddRateLimits(document);
        if (document.Components is { } components)
        {
            components.Schemas = Sorted(components.Schemas);
            foreach (var schema in components.Schemas?.Values.OfType<OpenApiSchema>() ?? [])
            {
                AllowAnyNull(schema);
            }

            components.Responses = Sorted(components.Responses);
        }
    }

    /// <summary>Any answer may say what is left of the limit that it was counted in.</summary>
    private static void AddRateLimits(OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        foreach (var (name, header) in RateLimitHeaders.Described)
        {
            document.Components.Headers[name] = header;
        }

        var answers = document
            .Paths.Values.SelectMany(path => path.Operations ?? [])
            .SelectMany(operation => operation.Value.Responses ?? [])
            .Select(answer => answer.Value)
            .Concat((document.Components.Responses ?? new Dictionary<string, IOpenApiResponse>()).Values)
            .OfType<OpenApiResponse>(); // of what is shared the one that is referred to
        foreach (var answer in answers)
        {
            answer.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            foreach (var name in RateLimitHeaders.Names)
            {
                answer.Headers[name] = new OpenApiHeaderReference(name, document);
            }
        }
    }

    /// <summary>
    /// The framework says of a property that may be null: one of null and its type, which any JSON fits twice.
    /// </summary>
    private static void AllowAnyNull(OpenApiSchema schema)
    {
        foreach (var property in schema.Properties?.Values.OfType<OpenApiSchema>() ?? [])
        {
            if (property.OneOf is [OpenApiSchema { Type: JsonSchemaType.Null }, _] either)
            {
                (property.OneOf, property.AnyOf) = (null, either);
            }
        }
    }

    /// <summary>A list says of its items at least that they may be anything: generators stumble over one that says nothing.</summary>
    private sealed class ItemsOfLists : OpenApiVisitorBase
    {
        public override void Visit(IOpenApiSchema schema)
        {
            if (schema is OpenApiSchema { Items: null } own && own.Type?.HasFlag(JsonSchemaType.Array) == true)
            {
                own.Items = new OpenApiSchema();
            }
        }
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

    /// <summary>What is left out instead of being null need not be there.</summary>
    private static void WithoutAbsent(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        foreach (var property in context.JsonTypeInfo.Properties)
        {
            if (
                property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true)
                is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull }]
            )
            {
                schema.Required?.Remove(property.Name);
            }
        }
    }

    /// <summary>A property with a converter of its own keeps its format, but loses its type.</summary>
    private static void WithTypeOfFormat(OpenApiSchema schema, Type? property)
    {
        if (schema.Type is null && schema.Format is { } format)
        {
            var type = format is "double" ? JsonSchemaType.Number : JsonSchemaType.String;
            var mayBeNull = property is not null && Nullable.GetUnderlyingType(property) is not null;
            schema.Type = mayBeNull ? type | JsonSchemaType.Null : type;
        }
    }

    private static async Task Complete(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        Area area,
        SchemaNames names,
        CancellationToken stop
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var input in metadata.OfType<IOpenApiInputs>().SelectMany(some => some.Inputs))
        {
            operation.Parameters ??= [];
            if (operation.Parameters.All(known => known.Name != input.Name))
            {
                operation.Parameters.Add(input.Parameter());
            }
        }

        if (metadata.OfType<MethodInfo>().FirstOrDefault() is { } handler)
        {
            var slice = metadata.OfType<OpenApiSlice>().FirstOrDefault()?.Type ?? OpenApiParameters.SliceOf(handler);
            operation.Description = XmlDocs.Summary(slice);
            OpenApiParameters.Describe(operation, context.Description, handler);
        }

        foreach (var example in metadata.OfType<PathExample>())
        {
            var shown = operation
                .Parameters?.OfType<OpenApiParameter>()
                .FirstOrDefault(one => one.Name == example.Name);
            shown?.Example = example.Value;
        }

        await OpenApiRequest.AddTo(operation, context, area, names, stop);
        foreach (var upload in metadata.OfType<OpenApiUpload>())
        {
            upload.AddTo(operation, context.Document!);
        }

        OpenApiSecurity.AddTo(operation, context.Document!, metadata, context.ApplicationServices);
        await OpenApiRefusals.AddTo(operation, context.Document!, metadata, area, context.ApplicationServices);
        if (Answer(operation, status => status == "200") is { } content && content.TryGetValue("text/csv", out var csv))
        {
            csv.Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = metadata.OfType<AnswerCsv>().LastOrDefault()?.Description,
            };
        }

        if (metadata.OfType<AnswerOfAnyType>().Any())
        {
            var octets = Answer(operation, status => status == "200")!;
            octets.Remove("application/octet-stream", out var media);
            octets["*/*"] = media!;
        }

        foreach (var other in metadata.OfType<AnswerAlternative>())
        {
            var json = Answer(operation, status => status == Text(other.Status))!["application/json"];
            json.Schema = new OpenApiSchema
            {
                AnyOf = [json.Schema!, await OpenApiRequest.Of(other.Type, context, names, stop)],
            };
        }

        foreach (var header in metadata.OfType<AnswerHeader>())
        {
            var answer = (OpenApiResponse)operation.Responses![Text(header.Status)];
            answer.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            answer.Headers[header.Name] = header.Header();
        }

        if (metadata.OfType<TakesIdempotencyKey>().Any())
        {
            foreach (var answer in operation.Responses!.Where(known => known.Key.StartsWith('2')))
            {
                var success = (OpenApiResponse)answer.Value;
                success.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
                success.Headers[IdempotencyKey.Replayed] = IdempotencyKey.ReplayedHeader;
            }

            if (operation.Responses!["409"] is OpenApiResponse own) // else it is the area's
            {
                own.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
                own.Headers[IdempotencyKey.RetryAfter.Name] = IdempotencyKey.RetryAfter.Header();
            }
        }

        OpenApiRetirement.AddTo(operation, metadata);
        foreach (var example in metadata.OfType<OpenApiExample>())
        {
            foreach (var media in example.Request is null ? [] : operation.RequestBody?.Content?.Values ?? [])
            {
                media.Example = JsonNode.Parse(example.Request!); // a form holds the same fields
            }

            Show(Answer(operation, status => status.StartsWith('2')), example.Response?.Invoke());
            Show(Answer(operation, status => status == "400"), example.Invalid);
        }

        foreach (var example in metadata.OfType<AnswerExample>())
        {
            Show(Answer(operation, status => status == Text(example.Status)), example.Json);
        }
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

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
