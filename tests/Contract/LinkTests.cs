using System.Text.Json.Nodes;

namespace Platform.Tests.Contract;

/// <summary>Monitoring's envelope names no other page; the header does, of each list that has several.</summary>
public sealed class LinkTests(EveryRight api) : IClassFixture<EveryRight>
{
    [Fact]
    public async Task Every_list_is_walked_by_its_links()
    {
        var caller = await api.NewCaller("Monitoring");
        var walked = 0;
        foreach (var operation in await Operation.Of(api, "Monitoring"))
        {
            if (
                operation.Json["responses"]!["200"]?["headers"]?["Link"] is null
                || operation.Path.Contains("{id}", StringComparison.Ordinal)
                || operation.Path.StartsWith("/api/v1/", StringComparison.Ordinal) // their rows have no id
            )
            {
                continue;
            }

            var all = Rows(JsonNode.Parse((await caller.Get($"{operation.Path}?limit=0")).Body)!).AsArray();
            var limit = Math.Max(1, all.Count / 3);

            var (ids, pages) = await caller.Walk($"{operation.Path}?limit={limit}", Rows);

            ids.ShouldBe(all.Select(row => (long)row!["id"]!), operation.Path);
            pages.ShouldBe(Math.Max(1, (all.Count + limit - 1) / limit), operation.Path);
            walked += pages > 1 ? 1 : 0;
        }

        walked.ShouldBeGreaterThan(12);
    }

    private static JsonNode Rows(JsonNode body) => body["objects"]!;
}
