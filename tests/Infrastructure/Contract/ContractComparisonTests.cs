using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Platform.Infrastructure.Contract;

namespace Platform.Tests.Infrastructure.Contract;

/// <summary>Each kind of change on a small document, in both directions where they differ.</summary>
public sealed class ContractComparisonTests
{
    /// <summary>The operation that the changes are made to.</summary>
    private const string Whole = """
        {
          "openapi": "3.1.1",
          "info": { "title": "x", "version": "1" },
          "paths": {
            "/things/{id}/": {
              "post": {
                "operationId": "Write",
                "summary": "Write it",
                "security": [ { "token": [] } ],
                "parameters": [
                  { "name": "id", "in": "path", "required": true, "schema": { "type": "integer" } },
                  { "name": "limit", "in": "query", "schema": { "type": "integer", "maximum": 100 } }
                ],
                "requestBody": {
                  "content": {
                    "application/json": { "schema": { "$ref": "#/components/schemas/In" } },
                    "multipart/form-data": { "schema": { "$ref": "#/components/schemas/In" } }
                  }
                },
                "responses": {
                  "200": {
                    "description": "Done",
                    "headers": { "ETag": { "required": true, "schema": { "type": "string" } } },
                    "content": {
                      "application/json": { "schema": { "$ref": "#/components/schemas/Out" } },
                      "text/csv": { "schema": { "type": "string" } }
                    }
                  },
                  "404": { "description": "None" }
                }
              },
              "get": {
                "operationId": "Read",
                "responses": {
                  "200": {
                    "description": "It",
                    "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Out" } } }
                  }
                }
              }
            }
          },
          "components": {
            "securitySchemes": {
              "token": { "type": "apiKey", "in": "header", "name": "Authorization" },
              "key": { "type": "apiKey", "in": "header", "name": "Key" }
            },
            "schemas": {
              "In": {
                "type": "object",
                "required": [ "name" ],
                "properties": {
                  "name": { "type": "string", "maxLength": 10 },
                  "kind": { "type": "string", "enum": [ "a", "b" ], "default": "a" },
                  "size": { "type": "number", "minimum": 0 },
                  "part": { "anyOf": [ { "type": "null" }, { "$ref": "#/components/schemas/In" } ] },
                  "tags": { "type": "array", "items": { "type": "string" } }
                }
              },
              "Out": {
                "type": "object",
                "required": [ "name" ],
                "properties": {
                  "name": { "type": "string", "maxLength": 10 },
                  "kind": { "type": "string", "enum": [ "a", "b" ] },
                  "size": { "type": "number", "minimum": 0 },
                  "on": { "type": "string", "format": "date" },
                  "part": { "$ref": "#/components/schemas/Out" },
                  "either": { "anyOf": [ { "type": "string" }, { "$ref": "#/components/schemas/Out" } ] },
                  "tags": { "type": "array", "items": { "type": "string" } },
                  "counts": { "type": "object", "additionalProperties": { "type": "integer" } }
                }
              }
            }
          }
        }
        """;

    private const string Operation = "/paths/~1things~1{id}~1/post";
    private const string In = "/components/schemas/In";
    private const string Out = "/components/schemas/Out";

    /// <summary>What is put in the place of what (null: it is taken away), and what the report says of it.</summary>
    public static TheoryData<string, string?, string> Changes =>
        new()
        {
            // Operations
            { "/paths/~1things~1{id}~1/get", null, "! removed GET /things/{id}/" },
            { "/paths/~1things~1{id}~1/delete", """{"responses":{}}""", "  added   DELETE /things/{id}/" },
            { $"{Operation}/operationId", "\"Put\"", "  changed POST /things/{id}/: is called Put, was Write" },
            { $"{Operation}/deprecated", "true", "  changed POST /things/{id}/: is retired now" },
            { $"{Operation}/summary", "\"Other words\"", "" },
            {
                $"{Operation}/security/0",
                """{"key":[]}""",
                "  added   POST /things/{id}/: may be called with key\n! removed POST /things/{id}/: may not be called with token any more"
            },
            {
                $"{Operation}/security",
                "[]",
                "  added   POST /things/{id}/: may be called with no credentials\n! removed POST /things/{id}/: may not be called with token any more"
            },
            {
                $"{Operation}/security/0/key",
                "[]",
                "  added   POST /things/{id}/: may be called with key and token\n! removed POST /things/{id}/: may not be called with token any more"
            },
            // Parameters
            { $"{Operation}/parameters/1", null, "! removed POST /things/{id}/: query parameter limit" },
            {
                $"{Operation}/parameters/2",
                """{"name":"q","in":"query"}""",
                "  added   POST /things/{id}/: query parameter q"
            },
            {
                $"{Operation}/parameters/2",
                """{"name":"Org","in":"header","required":true}""",
                "! added   POST /things/{id}/: request header org, required"
            },
            {
                $"{Operation}/parameters/1/required",
                "true",
                "! changed POST /things/{id}/: query parameter limit: is required now"
            },
            {
                $"{Operation}/parameters/1/schema/maximum",
                "50",
                "! changed POST /things/{id}/: query parameter limit: maximum 50, was 100"
            },
            {
                $"{Operation}/parameters/1/schema/maximum",
                null,
                "  changed POST /things/{id}/: query parameter limit: maximum none, was 100"
            },
            {
                $"{Operation}/parameters/1/explode",
                "false",
                "! changed POST /things/{id}/: query parameter limit: is written in another way"
            },
            {
                $"{Operation}/parameters/0/schema/type",
                "\"string\"",
                "! changed POST /things/{id}/: path parameter 1: is string, was integer"
            },
            {
                $"{Operation}/parameters/0/schema/type",
                "\"number\"",
                "  changed POST /things/{id}/: path parameter 1: is number, was integer"
            },
            // Requests
            { $"{Operation}/requestBody", null, "! removed POST /things/{id}/: request body" },
            {
                $"{Operation}/requestBody/required",
                "true",
                "! changed POST /things/{id}/: request body: is required now"
            },
            {
                $"{Operation}/requestBody/content/multipart~1form-data",
                null,
                "! removed POST /things/{id}/: request multipart/form-data"
            },
            { $"{Operation}/requestBody/content/text~1csv", "{}", "  added   POST /things/{id}/: request text/csv" },
            { $"{In}/properties/more", """{"type":"string"}""", "  added   POST /things/{id}/: request In.more" },
            { $"{In}/properties/name", null, "! removed POST /things/{id}/: request In.name" },
            { $"{In}/required/1", "\"size\"", "! changed POST /things/{id}/: request In.size: is required now" },
            { $"{In}/required", "[]", "  changed POST /things/{id}/: request In.name: is not required any more" },
            {
                $"{In}/properties/name/maxLength",
                "9",
                "! changed POST /things/{id}/: request In.name: greatest length 9, was 10"
            },
            {
                $"{In}/properties/name/maxLength",
                "11",
                "  changed POST /things/{id}/: request In.name: greatest length 11, was 10"
            },
            {
                $"{In}/properties/name/format",
                "\"email\"",
                "! changed POST /things/{id}/: request In.name: format email, was none"
            },
            {
                $"{In}/properties/name/type",
                """["string","null"]""",
                "  changed POST /things/{id}/: request In.name: may be null now"
            },
            {
                $"{In}/properties/part/anyOf/0",
                null,
                "! changed POST /things/{id}/: request In.part: may not be null any more"
            },
            { $"{In}/properties/kind/enum/1", null, "! removed POST /things/{id}/: request In.kind: the value b" },
            { $"{In}/properties/kind/enum/2", "\"c\"", "  added   POST /things/{id}/: request In.kind: the value c" },
            {
                $"{In}/properties/kind/enum",
                null,
                "  changed POST /things/{id}/: request In.kind: may be any value now"
            },
            {
                $"{In}/properties/kind/default",
                "\"b\"",
                "! changed POST /things/{id}/: request In.kind: is \"b\" where it is left out, was \"a\""
            },
            {
                $"{In}/properties/size/type",
                "\"integer\"",
                "! changed POST /things/{id}/: request In.size: is integer, was number"
            },
            { $"{In}/properties/size/minimum", "1", "! changed POST /things/{id}/: request In.size: minimum 1, was 0" },
            {
                $"{In}/properties/size/multipleOf",
                "2",
                "! changed POST /things/{id}/: request In.size: another multipleOf"
            },
            {
                $"{In}/properties/tags/items/pattern",
                "\"^x\"",
                "! changed POST /things/{id}/: request In.tags[]: pattern ^x, was none"
            },
            {
                $"{In}/additionalProperties",
                "false",
                "! changed POST /things/{id}/: request In: other fields are not allowed"
            },
            { $"{In}/anyOf", """[{"required":["size"]}]""", "! changed POST /things/{id}/: request In: another anyOf" },
            // Answers
            { $"{Operation}/responses/200", null, "! removed POST /things/{id}/: answer 200" },
            { $"{Operation}/responses/404", null, "  removed POST /things/{id}/: answer 404" },
            { $"{Operation}/responses/202", """{"description":"Later"}""", "! added   POST /things/{id}/: answer 202" },
            { $"{Operation}/responses/429", """{"description":"Later"}""", "  added   POST /things/{id}/: answer 429" },
            { $"{Operation}/responses/200/headers/ETag", null, "! removed POST /things/{id}/: answer 200 header ETag" },
            {
                $"{Operation}/responses/200/headers/ETag/required",
                "false",
                "! changed POST /things/{id}/: answer 200 header ETag: is not always sent any more"
            },
            { $"{Operation}/responses/200/headers/Link", "{}", "  added   POST /things/{id}/: answer 200 header Link" },
            {
                $"{Operation}/responses/200/content/text~1csv",
                null,
                "! removed POST /things/{id}/: answer 200 text/csv"
            },
            {
                $"{Operation}/responses/200/content/text~1plain",
                "{}",
                "  added   POST /things/{id}/: answer 200 text/plain"
            },
            {
                $"{Out}/properties/more",
                """{"type":"string"}""",
                "  added   GET /things/{id}/, POST /things/{id}/: answer Out.more"
            },
            { $"{Out}/properties/name", null, "! removed GET /things/{id}/, POST /things/{id}/: answer Out.name" },
            {
                $"{Out}/required",
                "[]",
                "! changed GET /things/{id}/, POST /things/{id}/: answer Out.name: may be missing now"
            },
            {
                $"{Out}/required/1",
                "\"size\"",
                "  changed GET /things/{id}/, POST /things/{id}/: answer Out.size: is always there now"
            },
            {
                $"{Out}/properties/name/maxLength",
                "9",
                "  changed GET /things/{id}/, POST /things/{id}/: answer Out.name: greatest length 9, was 10"
            },
            {
                $"{Out}/properties/name/maxLength",
                "11",
                "! changed GET /things/{id}/, POST /things/{id}/: answer Out.name: greatest length 11, was 10"
            },
            {
                $"{Out}/properties/name/type",
                """["string","null"]""",
                "! changed GET /things/{id}/, POST /things/{id}/: answer Out.name: may be null now"
            },
            {
                $"{Out}/properties/part",
                """{"anyOf":[{"type":"null"},{"$ref":"#/components/schemas/Out"}]}""",
                "! changed GET /things/{id}/, POST /things/{id}/: answer Out.part: may be null now"
            },
            {
                $"{Out}/properties/kind/enum/1",
                null,
                "  removed GET /things/{id}/, POST /things/{id}/: answer Out.kind: the value b"
            },
            {
                $"{Out}/properties/kind/enum/2",
                "\"c\"",
                "! added   GET /things/{id}/, POST /things/{id}/: answer Out.kind: the value c"
            },
            {
                $"{Out}/properties/size/type",
                "\"integer\"",
                "  changed GET /things/{id}/, POST /things/{id}/: answer Out.size: is integer, was number"
            },
            {
                $"{Out}/properties/size/type",
                "\"string\"",
                "! changed GET /things/{id}/, POST /things/{id}/: answer Out.size: is string, was number"
            },
            {
                $"{Out}/properties/on/format",
                "\"date-time\"",
                "! changed GET /things/{id}/, POST /things/{id}/: answer Out.on: format date-time, was date"
            },
            { $"{Out}/properties/on/description", "\"Other words\"", "" },
            {
                $"{Out}/properties/either/anyOf/2",
                """{"type":"boolean"}""",
                "! added   GET /things/{id}/, POST /things/{id}/: answer Out.either: the alternative boolean"
            },
            {
                $"{Out}/properties/either/anyOf/0",
                null,
                "  removed GET /things/{id}/, POST /things/{id}/: answer Out.either: the alternative string"
            },
            {
                $"{Out}/properties/tags/items/type",
                "\"integer\"",
                "! changed GET /things/{id}/, POST /things/{id}/: answer Out.tags[]: is integer, was string"
            },
            {
                $"{Out}/properties/counts/additionalProperties/type",
                "\"string\"",
                "! changed GET /things/{id}/, POST /things/{id}/: answer Out.counts.*: is string, was integer"
            },
            {
                $"{Out}/additionalProperties",
                "false",
                "  changed GET /things/{id}/, POST /things/{id}/: answer Out: other fields are not allowed"
            },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_told_with_what_it_does_to_clients(string place, string? value, string report)
    {
        var now = Changed(place, value);

        string.Join('\n', ContractComparison.Of("x", Parsed(Whole), Parsed(now))).ShouldBe(report);
    }

    [Fact]
    public void The_same_changes_nothing() => ContractComparison.Of("x", Parsed(Whole), Parsed(Whole)).ShouldBeEmpty();

    /// <summary>A name in a path is nothing on the wire.</summary>
    [Fact]
    public void Another_name_in_the_path_breaks_nothing()
    {
        var now = Whole
            .Replace("{id}", "{thing_id}", StringComparison.Ordinal)
            .Replace("\"name\": \"id\"", "\"name\": \"thing_id\"", StringComparison.Ordinal);

        ContractComparison
            .Of("x", Parsed(Whole), Parsed(now))
            .Select(change => change.ToString())
            .ShouldBe(["  changed GET /things/{thing_id}/, POST /things/{thing_id}/: the path was /things/{id}/"]);
    }

    /// <summary>The name of a schema is nothing on the wire either.</summary>
    [Fact]
    public void Another_name_of_a_schema_breaks_nothing()
    {
        var now = Whole
            .Replace("schemas/Out", "schemas/Result", StringComparison.Ordinal)
            .Replace("\"Out\":", "\"Result\":", StringComparison.Ordinal);

        ContractComparison.Of("x", Parsed(Whole), Parsed(now)).ShouldBeEmpty();
    }

    [Fact]
    public void A_whole_document_comes_and_goes()
    {
        ContractComparison
            .Of("x", null, Parsed(Whole))
            .ShouldAllBe(change => change.Kind == ChangeKind.Added && !change.IsBreaking);
        ContractComparison
            .Of("x", Parsed(Whole), null)
            .ShouldAllBe(change => change.Kind == ChangeKind.Removed && change.IsBreaking);
        ContractComparison.Of("x", Parsed(Whole), null).Count.ShouldBe(2);
    }

    private static OpenApiDocument Parsed(string json) => OpenApiDocument.Parse(json, "json").Document!;

    /// <summary>By a JSON pointer; an index behind the end of a list adds to it.</summary>
    private static string Changed(string pointer, string? value)
    {
        var whole = JsonNode.Parse(Whole)!;
        var steps = pointer[1..].Split('/').Select(step => step.Replace("~1", "/", StringComparison.Ordinal)).ToList();
        var parent = steps[..^1]
            .Aggregate(whole, (node, step) => node is JsonArray ? node[int.Parse(step)]! : node[step]!);
        var put = value is null ? null : JsonNode.Parse(value);
        switch (parent)
        {
            case JsonArray items when put is null:
                items.RemoveAt(int.Parse(steps[^1]));
                break;
            case JsonArray items when int.Parse(steps[^1]) == items.Count:
                items.Add(put);
                break;
            case JsonArray items:
                items[int.Parse(steps[^1])] = put;
                break;
            case JsonObject fields when put is null:
                fields.Remove(steps[^1]).ShouldBeTrue(pointer);
                break;
            default:
                parent[steps[^1]] = put;
                break;
        }

        return whole.ToJsonString();
    }
}
