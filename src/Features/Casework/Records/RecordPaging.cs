using System.Globalization;

namespace Platform.Features.Casework;

/// <summary>Which part of what is found is asked for, and in which order.</summary>
/// <param name="Limit">Records at most; null: all.</param>
/// <param name="Offset">Records to pass over; null: not paged so.</param>
/// <param name="After">Only records with a greater id; null: not paged so.</param>
/// <param name="Sort">The order before that of the ids.</param>
/// <param name="IsCounted">Whether the answer tells how many there are in all.</param>
public sealed record RecordPaging(
    int? Limit,
    long? Offset,
    long? After,
    IReadOnlyList<(CatalogueField Field, bool IsDescending)> Sort,
    bool IsCounted
)
{
    public const int MostLimit = 5_000;
    public const int DefaultLimit = 1_000;
    public const int MostSort = 3;

    /// <summary>What the query may hold, in lower case as here.</summary>
    public static readonly IReadOnlyList<string> Names = ["limit", "offset", "after", "sort", "count"];

    /// <summary>The request's own path and query, with nothing but the place changed.</summary>
    /// <param name="target">As it was sent.</param>
    /// <param name="place"><c>after</c> or <c>offset</c>, and from where on.</param>
    public static string Link(string target, (string Name, long From) place)
    {
        var at = target.IndexOf('?');
        var path = at < 0 ? target : target[..at];
        var kept = (at < 0 ? "" : target[(at + 1)..])
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => Uri.UnescapeDataString(pair.Split('=')[0]) is not ("after" or "offset"));

        return $"{path}?{string.Join('&', [.. kept, string.Create(CultureInfo.InvariantCulture, $"{place.Name}={place.From}")])}";
    }
}
