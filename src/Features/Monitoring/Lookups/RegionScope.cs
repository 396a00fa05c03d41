using Microsoft.OpenApi;

namespace Platform.Features.Monitoring;

/// <summary>Which regions a request for values or polygons names; what may not be read is left out by the SQL.</summary>
/// <param name="RegionIds">region__in</param>
/// <param name="ParentIds">parent_region__in: their children, with a level their descendants of that type.</param>
/// <param name="LevelIds">The region type of that name; spelled in several ways there may be more.</param>
internal sealed record RegionScope(int[]? RegionIds, int[]? ParentIds, int[]? LevelIds)
{
    public static readonly string[] Parameters = ["region__in", "parent_region__in", "level"];

    public static readonly OpenApiInput[] Inputs =
    [
        new(
            "region__in",
            "Ids, separated by commas. Without it all regions that the caller may read.",
            JsonSchemaType.String
        ),
        new(
            "parent_region__in",
            "Ids, where region__in is absent: their direct children; with level their descendants of that type.",
            JsonSchemaType.String
        ),
        new("level", "Name of a region type, in any case: only regions of that type.", JsonSchemaType.String),
    ];

    private static readonly Statement Levels = Statement.Of<RegionScope>(nameof(Levels));

    /// <summary>True when the request leaves the choice to the permissions.</summary>
    public bool IsEverything => RegionIds is null && ParentIds is null && LevelIds is null;

    public static async Task<RegionScope> Read(ListRequest list, Database database, CancellationToken stop) =>
        new(list.Ids("region__in"), list.Ids("parent_region__in"), await ReadLevel(list, database, stop));

    private static async Task<int[]?> ReadLevel(ListRequest list, Database database, CancellationToken stop)
    {
        if (!list.Query.TryGetValue("level", out var level))
        {
            return null;
        }

        var known = await database.Many<Level>(Levels, null, stop);
        int[] ids =
        [
            .. known.Where(type => type.Name.Equals(level, StringComparison.OrdinalIgnoreCase)).Select(type => type.Id),
        ];
        if (ids.Length == 0)
        {
            list.Refuse(
                ErrorType.InvalidValue,
                $"level: '{Words.Shown(level.ToString())}' is none of {string.Join(", ", known.Select(type => type.Name))}"
            );
        }

        return ids;
    }

    private sealed record Level(int Id, string Name);
}
