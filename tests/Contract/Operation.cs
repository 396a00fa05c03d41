using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace Platform.Tests.Contract;

/// <summary>An operation of an OpenAPI document.</summary>
internal sealed record Operation(string Method, string Path, JsonNode Json, OpenApiDocument Document)
{
    public string Route => $"{Method} {Path}";

    public string? Id => (string?)Json["operationId"];

    /// <summary>The first example of its request body, or null.</summary>
    public string? ExampleBody => Json["requestBody"]?["content"]?["application/json"]?["example"]?.ToJsonString();

    /// <summary>The path with what stands in it as an example, and the examples of its required parameters behind it.</summary>
    public string ExamplePath
    {
        get
        {
            var path = Path;
            var query = new List<string>();
            foreach (var parameter in Json["parameters"]?.AsArray() ?? [])
            {
                var name = (string)parameter!["name"]!;
                var examples = parameter["example"] switch
                {
                    null => ["1"],
                    JsonArray list => list.Select(item => item!.ToString()),
                    var one => [one.ToString()],
                };
                if ((string?)parameter["in"] == "path")
                {
                    path = path.Replace($"{{{name}}}", examples.First(), StringComparison.Ordinal);
                }
                else if ((bool?)parameter["required"] == true)
                {
                    query.AddRange(examples.Select(example => $"{name}={Uri.EscapeDataString(example)}"));
                }
            }

            return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
        }
    }

    /// <summary>The example as it is sent: JSON, or a form with a small file in each place for one; null: none is read.</summary>
    public HttpContent? ExampleContent()
    {
        if (Json["requestBody"]?["content"] is not { } content)
        {
            return null;
        }

        if (content["multipart/form-data"] is not { } form || ExampleBody is not null)
        {
            return Exchanges.Body(ExampleBody ?? "{}");
        }

        var parts = new MultipartFormDataContent("x");
        foreach (var (name, described) in Resolve(form["schema"]!)["properties"]!.AsObject())
        {
            var property = Resolve(described!);
            if ((string?)(property["items"] ?? property)["format"] == "binary")
            {
                parts.Add(Exchanges.Body("Email,Name\nada@example.org,Ada\n", "text/csv"), name, "people.csv");
            }
            else if (property["enum"] is JsonArray choices)
            {
                parts.Add(new StringContent((string)choices[0]!), name);
            }
        }

        return parts;
    }

    /// <summary>Somebody has to be known.</summary>
    public bool IsClosed =>
        Json["security"]?.AsArray() is { Count: > 0 } schemes && schemes.All(scheme => scheme!.AsObject().Count > 0);

    public bool NeedsPassword =>
        Json["security"]?.AsArray().Any(scheme => scheme!.AsObject().ContainsKey("Basic")) == true;

    /// <summary>By status; what a reference stands for.</summary>
    public IEnumerable<(string Status, JsonNode Answer)> Answers =>
        Json["responses"]!.AsObject().Select(answer => (answer.Key, Resolve(answer.Value!)));

    /// <summary>As the running service tells it.</summary>
    public static async Task<IReadOnlyList<Operation>> Of(Api api, string area)
    {
        var answer = await api.Anonymous.Get($"/openapi/{area.ToLowerInvariant()}.json");
        answer.Status.ShouldBe(200, string.Join('\n', api.Log.Lines));

        return new OpenApiDocument(JsonNode.Parse(answer.Body)!).Operations;
    }

    /// <summary>The path as the document spells it: no constraints.</summary>
    public static string PathOf(RouteEndpoint endpoint) =>
        "/"
        + Regex.Replace(
            endpoint.RoutePattern.RawText!.TrimStart('/'),
            @"\{\**(?<name>\w+)[^}]*\}",
            "{${name}}",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );

    /// <summary>What a <c>$ref</c> stands for.</summary>
    public JsonNode Resolve(JsonNode node) => Document.Resolve(node);
}
