using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http.OpenApi;

/// <summary>What a body looks like, where that is not the slice's nested <c>Request</c>; for the document only.</summary>
/// <param name="Type">The record, or an array of it.</param>
internal sealed record OpenApiBody(Type Type)
{
    /// <summary>Where the record alone does not say it: the schema, and its name.</summary>
    public (string Name, Func<OpenApiSchema> Make)? Schema { get; init; }

    /// <summary>In which it comes, where that are not those of the area.</summary>
    public IReadOnlyList<string>? MediaTypes { get; init; }
}

/// <summary>
/// The body of a request in the document, in every media type that the area reads, with the rules by which it is read:
/// nobody has to say them twice.
/// </summary>
internal static class OpenApiRequest
{
    /// <summary>A PATCH has a schema of its own, in which nothing is required; a list of items is JSON alone.</summary>
    public static async Task AddTo(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        Area area,
        SchemaNames names,
        CancellationToken stop
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var handler = metadata.OfType<MethodInfo>().FirstOrDefault();
        var body = metadata.OfType<OpenApiBody>().FirstOrDefault();
        var method = context.Description.HttpMethod;
        var type = body?.Type ?? (handler is null ? null : OpenApiParameters.SliceOf(handler).GetNestedType("Request"));
        if (type is null || method is not ("POST" or "PUT" or "PATCH"))
        {
            return;
        }

        var shape = type.IsArray ? null : RequestShape.Of(type);
        var isPartial = body?.Schema is null && shape is not null && method is "PATCH";
        var schema =
            body?.Schema is { } own ? Named(names.Claim(own.Name, type), own.Make(), context.Document!)
            : isPartial
                ? Named(
                    names.Claim("Patched" + names.Of(type), type),
                    Patched(await context.GetOrCreateSchemaAsync(type, null, stop), shape!),
                    context.Document!
                )
            : await Of(type, context, names, stop);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required =
                body?.Schema is not null
                || shape is null
                || shape.Fields.Any(field => isPartial ? field.IsAlwaysRequired : field.IsRequired),
            Content = (body?.MediaTypes ?? (type.IsArray ? ["application/json"] : area.BodyTypes))
                .Where(media => shape is not { NeedsFiles: true } || media == "multipart/form-data")
                .ToDictionary(media => media, _ => new OpenApiMediaType { Schema = schema }, StringComparer.Ordinal),
        };
    }

    /// <summary>What the attributes say, on the schema that the framework made of a request's record.</summary>
    public static void Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = context.JsonTypeInfo.Type;
        if (context.JsonPropertyInfo is not null || type.IsArray || !RequestShape.IsRequest(type))
        {
            return;
        }

        var shape = RequestShape.Of(type);
        schema.Required = shape
            .Fields.Where(field => field.IsRequired)
            .Select(field => field.Name)
            .ToHashSet(StringComparer.Ordinal);
        SchemaRules.ApplyOwn(schema, type);
        foreach (var field in shape.Fields)
        {
            if (field.IsFile)
            {
                schema.Properties![field.Name] = FileOf(field);
            }
            else if (
                schema.Properties?.TryGetValue(field.Name, out var known) == true
                && known is OpenApiSchema property
            )
            {
                Describe(property, field);
            }
        }
    }

    private static void Describe(OpenApiSchema property, RequestField field)
    {
        if (field.IsKept)
        {
            property.Default = null;
        }

        if (!field.IsNullable && property.Type is { } type)
        {
            property.Type = type & ~JsonSchemaType.Null;
        }

        if (field.Type == typeof(bool))
        {
            property.Type |= JsonSchemaType.String; // as numbers may: a form has nothing else
        }

        if (field.Type == typeof(string))
        {
            property.MaxLength = field.MaxLength;
            property.MinLength =
                field.MinLength > 0 ? field.MinLength
                : field.MayBeBlank ? null
                : 1;
            property.Format =
                field.IsEmail ? "email"
                : field.IsPassword ? "password"
                : property.Format;
            property.Pattern = field.Pattern is { } pattern ? $"^({pattern.Pattern})$" : null;
        }

        if (field.Choices.Count > 0)
        {
            SchemaRules.OneOf(property, field.Choices);
        }

        if (field.Range is { } range)
        {
            SchemaRules.Between(property, range);
        }

        if (field.Item is not null)
        {
            property.MinItems = field.MinLength > 0 ? field.MinLength : null;
            property.MaxItems = field.MaxLength;
        }

        SchemaRules.ApplyOwn(property, field.Parameter);
    }

    private static OpenApiSchema FileOf(RequestField field)
    {
        // In JSON there is only null, which clears it.
        var type = field.IsNullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        var file = new OpenApiSchema { Type = type, Format = "binary" };

        return field.Item is null ? file : new OpenApiSchema { Type = JsonSchemaType.Array, Items = file };
    }

    private static OpenApiSchema Patched(OpenApiSchema whole, RequestShape shape) =>
        new()
        {
            Type = JsonSchemaType.Object,
            Properties = whole.Properties!.ToDictionary(
                property => property.Key,
                property => property.Value is OpenApiSchema own ? WithoutDefault(own) : property.Value,
                StringComparer.Ordinal
            ),
            Required = shape
                .Fields.Where(field => field.IsAlwaysRequired)
                .Select(field => field.Name)
                .ToHashSet(StringComparer.Ordinal),
        };

    private static IOpenApiSchema WithoutDefault(OpenApiSchema property)
    {
        var left = (OpenApiSchema)property.CreateShallowCopy();
        left.Default = null;

        return left;
    }

    /// <summary>By name, as the framework does it with the answers' types.</summary>
    internal static async Task<IOpenApiSchema> Of(
        Type type,
        OpenApiOperationTransformerContext context,
        SchemaNames names,
        CancellationToken stop
    ) =>
        type.IsArray
            ? new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = await Of(type.GetElementType()!, context, names, stop),
            }
            : Named(names.Of(type)!, await context.GetOrCreateSchemaAsync(type, null, stop), context.Document!);

    private static OpenApiSchemaReference Named(string name, OpenApiSchema schema, OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        document.Components.Schemas.TryAdd(name, schema);

        return new OpenApiSchemaReference(name, document);
    }
}
