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
        var problems = new List<string>();
        var tried = new List<string>();
        var (caller, _) = await api.CallersFor(area);
        foreach (var operation in (await Operation.Of(api, area)).Where(one => Takes(one, "If-None-Match")))
        {
            var path = await DemoRight.PathOf(caller, operation);
            var first = await RawAnswer.Of(caller, "GET", path);
            var tag = first["ETag"] ?? "";

            var known = await RawAnswer.Of(caller, "GET", path, null, ("If-None-Match", $"\"x\", {tag}"));
            var other = await RawAnswer.Of(caller, "GET", path, null, ("If-None-Match", Stale));

            tried.Add(operation.Id!);
            if ((first.Status, tag != "", first.Body != "[]") != (200, true, true))
            {
                problems.Add($"{operation.Id}: shows nothing, or no tag of it: {path} {first}");
            }

            if ((known.Status, known.Body, known["ETag"]) != (304, "", tag))
            {
                problems.Add($"{operation.Id}: was sent again: {known}");
            }

            if ((other.Status, other.Body, other["ETag"]) != (200, first.Body, tag))
            {
                problems.Add($"{operation.Id}: was not sent: {other}");
            }
        }

        problems.ShouldBeEmpty();
        await Verify(string.Join('\n', tried.Order(StringComparer.Ordinal))).UseParameters(area);
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task What_has_changed_is_not_written_over(string area)
    {
        var problems = new List<string>();
        var tried = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var (caller, _) = await api.CallersFor(area);
        foreach (var operation in (await Operation.Of(api, area)).Where(one => Takes(one, "If-Match")))
        {
            await api.Prepare(operation);
            var path = await DemoRight.PathOf(caller, operation);
            var shown = await ShownBy(caller, operation);
            var before = await RawAnswer.Of(caller, "GET", shown);
            var tag = before["ETag"];

            var prepared = await api.Changed();
            var refused = await Write(Stale);
            var untouched = await api.Changed();
            var taken = await Write($"{Stale}, {tag}");
            var after = await RawAnswer.Of(caller, "GET", shown);
            var written = await api.Changed();
            var late = await Write(tag!);
            var lately = await api.Changed();
            await api.Undo();

            tried[operation.Id!] = $"{refused.Status}, {taken.Status} and is {after.Status}, {late.Status}";
            if (refused.Status != 412 || (late.Status != 412 && (after.Status, late.Status) != (404, 404)))
            {
                problems.Add($"{operation.Id}: written over: {path} {shown}\n{before}\n{refused}\n{late}");
            }

            if (taken.Status is < 200 or >= 300)
            {
                problems.Add($"{operation.Id}: {taken}\n{string.Join('\n', api.Log.Lines)}");
            }

            if (!untouched.SequenceEqual(prepared) || !lately.SequenceEqual(written))
            {
                problems.Add($"{operation.Id}: {string.Join(", ", untouched)}; {string.Join(", ", lately)}");
            }

            if (after["ETag"] == tag)
            {
                problems.Add($"{operation.Id}: is as it was: {before}\n{after}");
            }

            Task<RawAnswer> Write(string match) =>
                RawAnswer.Of(caller, operation.Method, path, BodyOf(operation, before), ("If-Match", match));
        }

        problems.ShouldBeEmpty();
        await Verify(string.Join('\n', tried.Select(one => $"{one.Key, -60} {one.Value}"))).UseParameters(area);
    }

    private static bool Takes(Operation operation, string header) =>
        operation.Json["parameters"]?.AsArray().Any(parameter => (string?)parameter!["name"] == header) == true;

    private static Task<string> ShownBy(HttpClient caller, Operation operation) =>
        operation.Path == "/api/v2/rest/update_profile"
            ? Task.FromResult("/api/v2/rest/user_profile?user_email=ann@example.com")
        : operation.Path.StartsWith("/api/v2/", StringComparison.Ordinal)
            ? DemoRight.PathOf(caller, operation with { Path = operation.Path + "{id}/" })
        : DemoRight.PathOf(caller, operation);

    /// <summary>The example; in Monitoring with the id of the row that is shown.</summary>
    private static HttpContent? BodyOf(Operation operation, RawAnswer before)
    {
        if (operation.Method == "DELETE")
        {
            return null;
        }

        if (JsonNode.Parse(before.Body) is not JsonObject row || row["objects"]?[0]?["id"] is not { } id)
        {
            return DemoRight.ContentOf(operation);
        }

        var body = JsonNode.Parse(operation.ExampleBody!)!;
        body["id"] = id.DeepClone();

        return Exchanges.Body(body.ToJsonString());
    }
}
