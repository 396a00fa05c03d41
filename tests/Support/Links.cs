using System.Text.Json.Nodes;

namespace Platform.Tests.Support;

/// <summary>Walks lists as a client does: by the link to the next page, against the address that was asked.</summary>
internal static class Links
{
    /// <returns>The ids of all pages, and how many pages there were.</returns>
    public static async Task<(List<long> Ids, int Pages)> Walk(
        this HttpClient caller,
        string path,
        Func<JsonNode, JsonNode> rows
    )
    {
        var ids = new List<long>();
        var pages = 0;
        for (var next = new Uri(caller.BaseAddress!, path); next is not null; pages++)
        {
            using var answer = await caller.GetAsync(next);
            var body = await answer.Content.ReadAsStringAsync();
            answer.IsSuccessStatusCode.ShouldBeTrue($"{next}: {body}");
            ids.AddRange(rows(JsonNode.Parse(body)!).AsArray().Select(row => (long)(row!["id"] ?? row["room_id"])!));
            next = Next(answer, next);
        }

        return (ids, pages);
    }

    private static Uri? Next(HttpResponseMessage answer, Uri asked) =>
        answer.Headers.TryGetValues("Link", out var links)
            ? links
                .Single()
                .Split(", ")
                .Where(link => link.EndsWith("rel=\"next\"", StringComparison.Ordinal))
                .Select(link => new Uri(asked, link.Split('<', '>')[1]))
                .SingleOrDefault()
            : null;
}
