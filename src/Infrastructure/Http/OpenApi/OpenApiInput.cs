using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http.OpenApi;

/// <summary>Parameters that the handler reads by itself, for the document only.</summary>
internal interface IOpenApiInputs
{
    IEnumerable<OpenApiInput> Inputs { get; }
}

/// <summary>Several that take some reading of the sources, which is done when the document is asked for.</summary>
public sealed record OpenApiInputs(Func<IEnumerable<OpenApiInput>> Make) : IOpenApiInputs
{
    IEnumerable<OpenApiInput> IOpenApiInputs.Inputs => Make();
}

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
) : IOpenApiInputs
{
    IEnumerable<OpenApiInput> IOpenApiInputs.Inputs => [this];

    /// <summary>Without it the request is refused.</summary>
    public bool IsRequired { get; init; }

    public JsonNode? Example { get; init; }

    /// <summary>As OpenAPI calls it: <c>date</c>.</summary>
    public string? Format { get; init; }

    public int? Minimum { get; init; }

    internal OpenApiParameter Parameter() =>
        new()
        {
            Name = Name,
            In = In,
            Required = IsRequired || In is ParameterLocation.Path,
            Description = Description,
            Example = Example?.DeepClone(),
            Schema = new OpenApiSchema
            {
                Type = Type,
                Items = Type is JsonSchemaType.Array ? new OpenApiSchema { Type = JsonSchemaType.String } : null,
                Format = Format,
                Minimum = Minimum?.ToString(CultureInfo.InvariantCulture),
                Enum = Choices?.Select(JsonNode (choice) => JsonValue.Create(choice)).ToList(),
            },
        };
}
