using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http;

/// <summary>A multipart body that the handler reads by itself, beside or instead of JSON.</summary>
internal sealed record OpenApiUpload(string Part, string Description, string[] Fields)
{
    public OpenApiSchema Schema()
    {
        var parts = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            [Part] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Format = "binary",
                Description = Description,
            },
        };
        foreach (var field in Fields)
        {
            parts[field] = new OpenApiSchema { Type = JsonSchemaType.String };
        }

        return new OpenApiSchema { Type = JsonSchemaType.Object, Properties = parts };
    }
}

public static class OpenApiUploads
{
    /// <summary>Documents a multipart body with a file and further text fields, beside the JSON body.</summary>
    public static TBuilder WithUpload<TBuilder>(
        this TBuilder builder,
        string part,
        string description,
        params string[] fields
    )
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new OpenApiUpload(part, description, fields));
}
