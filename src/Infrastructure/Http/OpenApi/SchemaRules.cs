using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http.OpenApi;

/// <summary>An attribute that says in the document what its type does not.</summary>
public interface ISchemaRule
{
    void Describe(OpenApiSchema schema);
}

/// <summary>Read as text, so that what is wrong with it is told in the area's words; the document says what it is.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class SentAsAttribute(JsonSchemaType type, string? format = null) : Attribute, ISchemaRule
{
    public void Describe(OpenApiSchema schema)
    {
        schema.Type = type;
        schema.Format = format;
    }
}

/// <summary>May be left out, but not be null.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NeverNullAttribute : Attribute, ISchemaRule
{
    public void Describe(OpenApiSchema schema) => schema.Type &= ~JsonSchemaType.Null;
}

/// <summary>Of these fields a request has at least one.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsOneAttribute(params string[] fields) : Attribute, ISchemaRule
{
    public void Describe(OpenApiSchema schema) =>
        schema.AnyOf = [
            .. fields.Select(field => new OpenApiSchema
            {
                Required = new HashSet<string>(StringComparer.Ordinal) { field },
            }),
        ];
}

/// <summary>What the attributes of a parameter or property say, as a schema says it.</summary>
internal static class SchemaRules
{
    public static void Apply(OpenApiSchema schema, ICustomAttributeProvider? part)
    {
        foreach (var rule in part?.GetCustomAttributes(inherit: true) ?? [])
        {
            Apply(schema, rule);
        }
    }

    /// <summary>Those that the framework does not know.</summary>
    public static void ApplyOwn(OpenApiSchema schema, ICustomAttributeProvider part)
    {
        foreach (var rule in part.GetCustomAttributes(inherit: true).OfType<ISchemaRule>())
        {
            rule.Describe(schema);
        }
    }

    public static void OneOf(OpenApiSchema schema, IEnumerable<object?> words) =>
        schema.Enum = [
            .. words.Select(word => JsonSerializer.SerializeToNode(word)!),
            .. schema.Type?.HasFlag(JsonSchemaType.Null) == true
                ? [JsonNullSentinel.JsonNull]
                : Array.Empty<JsonNode>(),
        ];

    public static void Between(OpenApiSchema schema, RangeAttribute range)
    {
        schema.Minimum = Convert.ToString(range.Minimum, CultureInfo.InvariantCulture);
        schema.Maximum = Convert.ToString(range.Maximum, CultureInfo.InvariantCulture);
    }

    private static void Apply(OpenApiSchema schema, object rule)
    {
        switch (rule)
        {
            case AllowedValuesAttribute words:
                OneOf(schema, words.Values);
                break;
            case RangeAttribute range:
                Between(schema, range);
                break;
            case LengthAttribute length:
                (schema.MinLength, schema.MaxLength) = (length.MinimumLength, length.MaximumLength);
                break;
            case MaxLengthAttribute length:
                schema.MaxLength = length.Length;
                break;
            case ISchemaRule own:
                own.Describe(schema);
                break;
        }
    }
}
