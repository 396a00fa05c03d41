using Microsoft.OpenApi;

namespace Platform.Features.Monitoring;

/// <summary>Written as <c>uri_format</c> says: an id, or a text.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ReferenceAttribute : Attribute, ISchemaRule
{
    public void Describe(OpenApiSchema schema)
    {
        schema.Type |= JsonSchemaType.String;
        schema.Format = null;
    }
}
