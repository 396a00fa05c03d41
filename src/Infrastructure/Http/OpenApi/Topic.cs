using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http.OpenApi;

/// <summary>A resource of an area, under which its operations stand together in the OpenAPI document.</summary>
/// <param name="Name">As a heading.</param>
/// <param name="Sentence">What it is.</param>
/// <param name="Paths">How its paths begin, spelled as in the document; the longest over all topics wins.</param>
public sealed record Topic(string Name, string Sentence, params string[] Paths)
{
    /// <summary>The last one of each area: what is served for the clients of old.</summary>
    public static readonly Topic Retired = new(
        "Retired spellings",
        "Served for clients that still use them; a new client needs none of them."
    );

    /// <summary>Puts every operation under its topic, and says of each what it is, in the area's order.</summary>
    public static void Arrange(OpenApiDocument document, Area area)
    {
        var used = new HashSet<Topic>();
        foreach (var (path, item) in document.Paths)
        {
            foreach (var operation in item.Operations?.Values.AsEnumerable() ?? [])
            {
                var topic = operation.Deprecated ? Retired : Of(area, path);
                if (topic is not null)
                {
                    used.Add(topic);
                }

                operation.Tags = new HashSet<OpenApiTagReference> { new(topic?.Name ?? area.Name, document) };
            }
        }

        document.Tags = area
            .Topics.Append(Retired)
            .Where(used.Contains)
            .Select(topic => new OpenApiTag { Name = topic.Name, Description = topic.Sentence })
            .ToHashSet();
    }

    /// <summary>Null: the area names none for the path.</summary>
    private static Topic? Of(Area area, string path) =>
        area
            .Topics.SelectMany(topic => topic.Paths, (topic, prefix) => (topic, prefix))
            .Where(begun => path.StartsWith(begun.prefix, StringComparison.Ordinal))
            .OrderByDescending(begun => begun.prefix.Length)
            .Select(begun => begun.topic)
            .FirstOrDefault();
}
