using System.Text.Json.Nodes;

namespace Platform.Tests.Contract;

/// <summary>
/// Every operation whose document takes <c>If-None-Match</c> or <c>If-Match</c> is called with it: what is unchanged is not
/// sent again, and what another has changed is not written over.
/// </summary>
public sealed class EntityTagTests(DemoRight api) : IClassFixture<DemoRight>
{
    private const string Stale = "\"0123456789abcdef0123456789abcdef\"";

    public static TheoryData<string> Areas => [.. House.Areas.Select(area => area.Name)];

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task What_the_client_has_is_not_sent_again(string area)
    {
        var tried = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var operation in (await Operation.Of(api, area)).Where(one => Takes(one, "If-None-Match")))
        {
            if (operation.Path.EndsWith("/docfile/", StringComparison.Ordinal))
            {
                continue; // a file that the demo data does not have: GetDocumentFileTests
            }

            var caller = await api.CallerFor(area, operation);
            var path = await PathOf(caller, operation);
            var first = await RawAnswer.Of(caller, "GET", path);
            if (first.Status != 200)
            {
                tried[operation.Id!] = $"{first.Status}: the demo data has no such object";
                continue;
            }

            var tag = first["ETag"].ShouldNotBeNull(path);

            var known = await RawAnswer.Of(caller, "GET", path, null, ("If-None-Match", $"\"x\", {tag}"));
            var other = await RawAnswer.Of(caller, "GET", path, null, ("If-None-Match", Stale));

            known.Status.ShouldBe(304, path);
            known.Body.ShouldBeEmpty(path);
            known["ETag"].ShouldBe(tag, path);
            other.Status.ShouldBe(200, path);
            other["ETag"].ShouldBe(tag, path);
            tried[operation.Id!] = "304";
        }

        tried.Values.Count(outcome => outcome == "304").ShouldBeGreaterThanOrEqualTo(tried.Count / 2);
        await Verify(Lines(tried)).UseParameters(area);
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task What_has_changed_is_not_written_over(string area)
    {
        var tried = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var operations = (await Operation.Of(api, area)).Where(one => Takes(one, "If-Match")).ToList();
        foreach (var operation in operations.OrderBy(one => one.Method == "DELETE"))
        {
            var caller = await api.CallerFor(area, operation);
            var shown = await ShownBy(caller, operation);
            var before = await RawAnswer.Of(caller, "GET", shown);
            if (before.Status != 200)
            {
                tried[operation.Id!] = $"{before.Status}: the demo data has no such object";
                continue;
            }

            var tag = before["ETag"].ShouldNotBeNull(shown);
            var path = await PathOf(caller, operation);
            var body = BodyOf(operation, before);

            var refused = await RawAnswer.Of(caller, operation.Method, path, Json(body), ("If-Match", Stale));
            var after = await RawAnswer.Of(caller, "GET", shown);
            var taken = await RawAnswer.Of(caller, operation.Method, path, Json(body), ("If-Match", $"{Stale}, {tag}"));

            if (refused.Status is 400 or 403 or 404 or 409)
            {
                tried[operation.Id!] = $"{refused.Status}: the demo data does not fit the example";
                continue; // what is wrong with the request itself is told first
            }

            refused.Status.ShouldBe(412, $"{operation.Route} {path} {body}: {refused}");
            after["ETag"].ShouldBe(tag, operation.Route);
            taken.Status.ShouldNotBe(412, $"{operation.Route}: {taken}");
            taken.Status.ShouldBeLessThan(500, $"{operation.Route}: {taken}\n{string.Join('\n', api.Log.Lines)}");
            tried[operation.Id!] = $"412, then {taken.Status}";
        }

        tried.Values.Count(outcome => outcome[..3] == "412").ShouldBeGreaterThanOrEqualTo(tried.Count / 2);
        await Verify(Lines(tried)).UseParameters(area);
    }

    private static string Lines(IReadOnlyDictionary<string, string> tried) =>
        string.Join('\n', tried.Select(one => $"{one.Key, -60} {one.Value}"));

    private static bool Takes(Operation operation, string header) =>
        operation.Json["parameters"]?.AsArray().Any(parameter => (string?)parameter!["name"] == header) == true;

    private static StringContent? Json(string? body) =>
        body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");

    /// <summary>The example of the document, or an object that is there.</summary>
    private static async Task<string> PathOf(HttpClient caller, Operation operation)
    {
        if (operation.Path.StartsWith("/api/v2/", StringComparison.Ordinal) && operation.Path.Contains("{id}"))
        {
            var list = operation.Path.Split("{id}")[0];
            if (!list.StartsWith("/api/v2/rest", StringComparison.Ordinal))
            {
                var rows = JsonNode.Parse((await RawAnswer.Of(caller, "GET", $"{list}?limit=1")).Body)!["objects"]!;

                return $"{list}{rows.AsArray().FirstOrDefault()?["id"] ?? 1}/";
            }
        }

        if (operation.Path.StartsWith("/v2/", StringComparison.Ordinal) && operation.Path.Contains("{id}"))
        {
            var list = operation.Path.Split("/id/{id}")[0].Split("/{id}")[0];
            if (list.Contains("{database}", StringComparison.Ordinal))
            {
                list = operation.ExamplePath.Split("/id/")[0];
                list = operation.Path.Contains("/id/") ? list : list[..list.LastIndexOf('/')];
            }

            var id = operation.Path.Contains("external_referral", StringComparison.Ordinal)
                ? "1"
                : $"{JsonNode.Parse((await RawAnswer.Of(caller, "GET", $"{list}?limit=1")).Body)!.AsArray().FirstOrDefault()?["id"] ?? 1}";

            return operation.Path.Contains("/id/") ? $"{list}/id/{id}" : $"{list}/{id}";
        }

        return operation.ExamplePath;
    }

    private static async Task<string> ShownBy(HttpClient caller, Operation operation) =>
        operation.Path == "/api/v2/rest/update_profile" ? "/api/v2/rest/user_profile?user_email=ann@example.com"
        : operation.Path.StartsWith("/api/v2/", StringComparison.Ordinal)
            ? await PathOf(caller, operation with { Path = operation.Path + "{id}/" })
        : await PathOf(caller, operation);

    /// <summary>The example; in Monitoring the change of a row that is there to what it is.</summary>
    private static string? BodyOf(Operation operation, RawAnswer before)
    {
        if (
            !operation.Path.StartsWith("/api/v2/", StringComparison.Ordinal)
            || operation.Path.StartsWith("/api/v2/rest", StringComparison.Ordinal)
        )
        {
            return operation.Method == "DELETE" ? null : operation.ExampleBody ?? "{}";
        }

        var row = JsonNode.Parse(before.Body)!["objects"]![0]!.AsObject();
        var example = JsonNode.Parse(operation.ExampleBody!)!.AsObject();
        var body = new JsonObject { ["id"] = row["id"]!.DeepClone() };
        foreach (var (name, _) in example)
        {
            var field =
                row.ContainsKey(name) ? name
                : name.EndsWith("_id", StringComparison.Ordinal) ? name[..^3]
                : name;
            if (row[field] is JsonValue value)
            {
                body[name] = value.DeepClone();
            }
        }

        return body.ToJsonString();
    }
}
