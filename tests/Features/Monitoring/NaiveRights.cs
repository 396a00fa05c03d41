namespace Platform.Tests.Features.Monitoring;

/// <summary>A grant of the one account: region and whether it lets write.</summary>
public sealed record Grant(int Region, bool Writes);

/// <summary>The rights of docs/monitoring.md word by word, region by region, without a thought for cost.</summary>
/// <param name="Parents">Parent of each region, -1: a root. It may hold loops.</param>
/// <param name="Offices">Office of each region.</param>
/// <param name="Grants">Of one account.</param>
public sealed record NaiveRights(int[] Parents, int[] Offices, Grant[] Grants)
{
    private IEnumerable<int> All => Enumerable.Range(0, Parents.Length);

    /// <summary>Distance to the nearest granted region among itself and its ancestors; null: not covered.</summary>
    public int? Level(int region, string mode)
    {
        var seen = new HashSet<int>();
        for (var distance = 0; region >= 0 && seen.Add(region); distance++, region = Parents[region])
        {
            if (Grants.Any(grant => grant.Region == region && (mode == "r" || grant.Writes)))
            {
                return distance;
            }
        }

        return null;
    }

    /// <summary>What the region list must show, in its order: <c>3@0,1@1</c>.</summary>
    public string Regions(string mode, int depth) =>
        string.Join(
            ',',
            All.Select(region => (Region: region, Level: Level(region, mode)))
                .Where(item => item.Level is { } level && (depth == 0 || level <= depth))
                .OrderBy(item => item.Level)
                .ThenBy(item => item.Region)
                .Select(item => $"{item.Region}@{item.Level}")
        );

    public string OfficesOf(string mode) =>
        string.Join(
            ',',
            All.Where(region => Level(region, mode) is not null).Select(region => Offices[region]).Distinct().Order()
        );

    /// <summary>How many regions of the subtree are 0, 1, 2 … levels below; empty for what no root leads to.</summary>
    public string Sizes(int region)
    {
        if (Line(region) is null)
        {
            return "";
        }

        var below = All.Select(other => Line(other)?.IndexOf(region) ?? -1).Where(distance => distance >= 0).ToList();

        return string.Join(
            ',',
            below.GroupBy(distance => distance).OrderBy(level => level.Key).Select(level => level.Count())
        );
    }

    public bool IsBorder(int region) => Parents[region] < 0 || Offices[Parents[region]] != Offices[region];

    /// <summary>A region and its ancestors up to a root; null where none is reached.</summary>
    private List<int>? Line(int region)
    {
        var line = new List<int>();
        for (; region >= 0; region = Parents[region])
        {
            if (line.Contains(region))
            {
                return null;
            }

            line.Add(region);
        }

        return line;
    }
}
