using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Platform.Tests.Contract;

/// <summary>An OpenAPI document and its schemas, by which bodies are checked.</summary>
internal sealed class OpenApiDocument
{
    private static readonly EvaluationOptions Strict = new()
    {
        OutputFormat = OutputFormat.List,
        RequireFormatValidation = true,
    };

    private static readonly Uri Base = new("https://platform.example/document");

    private readonly JsonNode _json;
    private readonly BuildOptions _options = new() { SchemaRegistry = new() };
    private readonly ConcurrentDictionary<JsonNode, JsonSchema> _schemas = new();
    private readonly Lazy<JsonSchema> _components;

    public OpenApiDocument(JsonNode json)
    {
        _json = json;
        _components = new(() => JsonSchema.FromText(Components(), _options, Base));
        Operations =
        [
            .. from path in json["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            select new Operation(operation.Key.ToUpperInvariant(), path.Key, operation.Value!, this),
        ];
    }

    /// <summary>Those in the repository, which a test of its own holds against the generated ones.</summary>
    public static IReadOnlyList<OpenApiDocument> Committed { get; } =
    [
        .. Repository
            .Files("docs/openapi", "*.json")
            .Select(file => new OpenApiDocument(JsonNode.Parse(Repository.Read(file))!)),
    ];

    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>The refusals that every operation shares, by name.</summary>
    public JsonNode? Refusal(string name) => _json["components"]!["responses"]?[name];

    /// <summary>What a <c>$ref</c> stands for.</summary>
    public JsonNode Resolve(JsonNode node) =>
        (string?)node["$ref"] is { } reference
            ? reference[2..].Split('/').Aggregate(_json, (found, key) => found[key]!)
            : node;

    /// <summary>
    /// What of a body its schema does not allow: types, formats, bounds, words, what is missing, and what the schema
    /// does not know.
    /// </summary>
    public IReadOnlyList<string> Complaints(JsonNode schema, JsonElement body)
    {
        _ = _components.Value;
        var results = _schemas.GetOrAdd(schema, Built).Evaluate(body, Strict);

        return results.IsValid
            ? []
            :
            [
                .. (results.Details ?? [])
                    .Where(detail => detail.Errors is not null)
                    .SelectMany(
                        detail => detail.Errors!,
                        (detail, error) => $"{detail.InstanceLocation}: {error.Value} ({detail.EvaluationPath})"
                    ),
            ];
    }

    /// <summary>One at a time: what all refer to is looked up in a document that no two may read at once.</summary>
    private JsonSchema Built(JsonNode schema)
    {
        lock (_components)
        {
            return JsonSchema.FromText(
                Closed(schema).ToJsonString(),
                _options,
                new Uri(Base, $"body/{Guid.NewGuid()}")
            );
        }
    }

    private string Components()
    {
        var schemas = new JsonObject();
        foreach (var (name, schema) in _json["components"]!["schemas"]!.AsObject())
        {
            schemas[name] = Closed(schema!);
        }

        return new JsonObject { ["$defs"] = schemas }.ToJsonString();
    }

    /// <summary>The same, admitting no properties but the known ones, with references into one document.</summary>
    private static JsonNode Closed(JsonNode node)
    {
        switch (node)
        {
            case JsonArray items:
                return new JsonArray([.. items.Select(item => item is null ? null : Closed(item))]);
            case JsonObject fields:
                var closed = new JsonObject();
                foreach (var (name, value) in fields)
                {
                    closed[name] =
                        name is "$ref"
                            ? ((string)value!).Replace(
                                "#/components/schemas/",
                                $"{Base}#/$defs/",
                                StringComparison.Ordinal
                            )
                        : value is null ? null
                        : Closed(value);
                }

                if (fields["properties"] is JsonObject && fields["additionalProperties"] is null)
                {
                    closed["unevaluatedProperties"] = false;
                }

                return closed;
            default:
                return node.DeepClone();
        }
    }
}
