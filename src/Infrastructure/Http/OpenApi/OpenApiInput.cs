using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http;

/// <summary>A parameter that the handler reads by itself, for the document only.</summary>
/// <param name="Name">As in the request.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Type">Its JSON type.</param>
/// <param name="In">In the query, unless told otherwise.</param>
/// <param name="Choices">The accepted values; null: any.</param>
public sealed record OpenApiInput(
    string Name,
    string Description,
    JsonSchemaType Type,
    ParameterLocation In = ParameterLocation.Query,
    IReadOnlyList<string>? Choices = null
)
{
    internal OpenApiParameter Parameter() =>
        new()
        {
            Name = Name,
            In = In,
            Required = In is ParameterLocation.Path,
            Description = Description,
            Schema = new OpenApiSchema
            {
                Type = Type,
                Enum = Choices?.Select(JsonNode (choice) => JsonValue.Create(choice)).ToList(),
            },
        };
}
