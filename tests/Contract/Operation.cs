using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace Platform.Tests.Contract;

/// <summary>An operation of an OpenAPI document.</summary>
internal sealed record Operation(string Method, string Path, JsonNode Json, JsonNode Document)
{
    public string Route => $"{Method} {Path}";

    /// <summary>The first example of its request body, or null.</summary>
    public string? ExampleBody => Json["requestBody"]?["content"]?["application/json"]?["example"]?.ToJsonString();

    public static async Task<IReadOnlyList<Operation>> Of(Api api, string area)
    {
        var document = JsonNode.Parse(await api.Anonymous.GetStringAsync($"/openapi/{area.ToLowerInvariant()}.json"))!;

        return
        [
            .. from path in document["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            select new Operation(operation.Key.ToUpperInvariant(), path.Key, operation.Value!, document),
        ];
    }

    /// <summary>The path as the document spells it: no constraints.</summary>
    public static string PathOf(RouteEndpoint endpoint) =>
        "/"
        + Regex.Replace(
            endpoint.RoutePattern.RawText!.TrimStart('/'),
            @"\{(?<name>\w+)[^}]*\}",
            "{${name}}",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );

    /// <summary>What a <c>$ref</c> stands for.</summary>
    public JsonNode Resolve(JsonNode node) =>
        (string?)node["$ref"] is { } reference
            ? reference[2..].Split('/').Aggregate(Document, (found, key) => found[key]!)
            : node;
}
