using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace Platform.Bench.Floor;

/// <summary>
/// What the floor is told about a page, because it has no permissions by which to find out: made by the bench from the
/// service's own answer, read from a file once.
/// </summary>
/// <param name="Head">The answer up to its rows.</param>
/// <param name="RegionIds">Of a list of regions.</param>
/// <param name="Levels">The same regions' distances to a grant.</param>
/// <param name="Statement">Of a list of values: the statement that the service runs.</param>
/// <param name="CallerId">Its parameters.</param>
/// <param name="Regions">Null: all that the caller may read.</param>
/// <param name="CampaignIds">Null: all.</param>
/// <param name="Limit">Null: no page.</param>
internal sealed record FloorPage(
    string Head,
    int[] RegionIds,
    int[] Levels,
    string Statement = "",
    long CallerId = 0,
    int[]? Regions = null,
    int[]? CampaignIds = null,
    long? Limit = null
)
{
    private static readonly ConcurrentDictionary<string, FloorPage> Read = new(StringComparer.Ordinal);

    private byte[]? _head;

    public byte[] HeadBytes() => _head ??= Encoding.UTF8.GetBytes(Head);

    public static FloorPage Of(HttpContext context)
    {
        var path = context.Request.Path.Value!;

        return Read.GetOrAdd(
            path[(path.LastIndexOf('/') + 1)..],
            static key =>
                JsonSerializer.Deserialize<FloorPage>(
                    File.ReadAllText(PathOf(Environment.GetEnvironmentVariable("BENCH_FOLDER")!, key))
                )!
        );
    }

    public Task Save(string folder, string key, CancellationToken stop) =>
        File.WriteAllTextAsync(PathOf(folder, key), JsonSerializer.Serialize(this), stop);

    private static string PathOf(string folder, string key) => Path.Combine(folder, $"page-{key}.json");
}
