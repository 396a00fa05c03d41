using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Tests.Contract;

/// <summary>By what bodies are held against a document: else the tests that do so would find nothing wrong in anything.</summary>
public sealed class OpenApiDocumentTests
{
    private static readonly OpenApiDocument Document = new(
        JsonNode.Parse(
            """
            {
              "paths": {},
              "components": {
                "schemas": {
                  "Record": {
                    "type": "object",
                    "properties": { "id": { "type": "integer" }, "part": { "$ref": "#/components/schemas/Part" } }
                  },
                  "Part": { "type": "object", "properties": { "name": { "type": [ "null", "string" ] } }, "required": [ "name" ] },
                  "Count": {
                    "type": "object",
                    "properties": { "count": { "type": "integer" } },
                    "required": [ "count" ],
                    "additionalProperties": { "type": "string" }
                  }
                }
              }
            }
            """
        )!
    );

    /// <summary>Records of a list that are shared by reference, alone and as one of two shapes.</summary>
    [Theory]
    [InlineData("""[{"id":1,"part":{"name":"x"}},{"id":2}]""", true)]
    [InlineData("""[{"id":"1"}]""", false)]
    [InlineData("""[{"id":1,"more":2}]""", false)]
    [InlineData("""[{"id":1,"part":{}}]""", false)]
    [InlineData("""[{"id":1,"part":{"name":1}}]""", false)]
    [InlineData("""[{"id":1,"part":{"name":null,"more":1}}]""", false)]
    public void What_is_referred_to_is_looked_at(string body, bool fits)
    {
        const string Records = """{ "type": "array", "items": { "$ref": "#/components/schemas/Record" } }""";
        const string Counts = """{ "type": "array", "items": { "$ref": "#/components/schemas/Count" } }""";

        foreach (var schema in new[] { Records, $$"""{ "anyOf": [ {{Records}}, {{Counts}} ] }""" })
        {
            var complaints = Document.Complaints(
                JsonNode.Parse(schema)!,
                JsonSerializer.Deserialize<JsonElement>(body)
            );

            (complaints.Count == 0).ShouldBe(fits, schema);
        }
    }

    /// <summary>Nothing in the committed documents refers to what is not there.</summary>
    [Fact]
    public void Every_reference_leads_somewhere()
    {
        foreach (var file in Repository.Files("docs/openapi", "*.json"))
        {
            var json = JsonNode.Parse(Repository.Read(file))!;
            var names = json["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).ToHashSet();

            References(json)
                .Where(reference => reference.StartsWith("#/components/schemas/", StringComparison.Ordinal))
                .Select(reference => reference["#/components/schemas/".Length..])
                .Except(names)
                .ShouldBeEmpty(file);
        }
    }

    private static IEnumerable<string> References(JsonNode? node) =>
        node switch
        {
            JsonArray items => items.SelectMany(References),
            JsonObject fields => fields.SelectMany(field =>
                field is { Key: "$ref", Value: JsonValue reference } ? [(string)reference!] : References(field.Value)
            ),
            _ => [],
        };
}
