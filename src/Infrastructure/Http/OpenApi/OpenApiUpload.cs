using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http.OpenApi;

/// <summary>A multipart body that the handler reads by itself: the fields of the JSON body, and a file.</summary>
internal sealed record OpenApiUpload(string Part, string Description)
{
    public void AddTo(OpenApiOperation operation, OpenApiDocument document)
    {
        var content = operation.RequestBody!.Content!;
        var json = (OpenApiSchemaReference)content["application/json"].Schema!;
        var parts = new Dictionary<string, IOpenApiSchema>(
            document.Components!.Schemas![json.Reference.Id!].Properties!,
            StringComparer.Ordinal
        )
        {
            [Part] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Format = "binary",
                Description = Description,
            },
        };
        content["multipart/form-data"] = new()
        {
            Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = parts },
        };
    }
}

public static class OpenApiUploads
{
    /// <summary>Documents a multipart body with a file, beside the JSON body.</summary>
    public static TBuilder WithUpload<TBuilder>(this TBuilder builder, string part, string description)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OpenApiUpload(part, description));
}
