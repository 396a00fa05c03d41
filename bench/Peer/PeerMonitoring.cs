using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace Platform.Bench.Peer;

[Table("region_type", Schema = "monitoring")]
internal sealed class RegionType
{
    public int Id { get; set; }
    public required string Name { get; set; }
}

[Table("region", Schema = "monitoring")]
internal sealed class Region
{
    public int Id { get; set; }
    public required string Name { get; set; }
    public required string Slug { get; set; }
    public required string RegionCode { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public int RegionTypeId { get; set; }
    public RegionType RegionType { get; set; } = null!;
    public string? ShapeFilePath { get; set; }
    public int OfficeId { get; set; }
    public int? ParentRegionId { get; set; }
    public Region? ParentRegion { get; set; }
    public List<Region> Children { get; set; } = [];
    public int SourceId { get; set; }
    public DateTime CreatedAt { get; set; }
}

/// <summary>How many regions there are below each: the database keeps it.</summary>
[Table("region_subtree", Schema = "monitoring")]
[PrimaryKey(nameof(RegionId))]
internal sealed class RegionSubtree
{
    public int RegionId { get; set; }
    public long RegionCount { get; set; }
}

[Table("region_permission", Schema = "monitoring")]
internal sealed class RegionPermission
{
    public int Id { get; set; }
    public long UserId { get; set; }
    public int RegionId { get; set; }
    public required string ReadWrite { get; set; }
}

[Table("user_group", Schema = "monitoring")]
internal sealed class UserGroup
{
    public int Id { get; set; }
    public long UserId { get; set; }
    public int GroupId { get; set; }
}

[Table("group_permission", Schema = "monitoring")]
internal sealed class GroupPermission
{
    public int Id { get; set; }
    public int GroupId { get; set; }
    public int IndicatorId { get; set; }
}

[Table("campaign", Schema = "monitoring")]
internal sealed class Campaign
{
    public int Id { get; set; }
    public int OfficeId { get; set; }
    public DateOnly StartDate { get; set; }
}

[Table("indicator", Schema = "monitoring")]
internal sealed class Indicator
{
    public int Id { get; set; }
    public required string Aggregation { get; set; }
}

[Table("datapoint", Schema = "monitoring")]
internal sealed class Datapoint
{
    public long Id { get; set; }
    public int CampaignId { get; set; }
    public int IndicatorId { get; set; }
    public int RegionId { get; set; }
    public double? Value { get; set; }
    public string? Note { get; set; }
    public long? ChangedById { get; set; }
    public long? SourceDatapointId { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime UpdatedAt { get; set; }
}

[Table("datapoint_history", Schema = "monitoring")]
internal sealed class DatapointHistory
{
    public long Id { get; set; }
    public long DatapointId { get; set; }
    public int RegionId { get; set; }
    public int CampaignId { get; set; }
    public int IndicatorId { get; set; }
    public double? Value { get; set; }
    public string? Note { get; set; }
    public long? ChangedById { get; set; }
    public DateTime ChangedAt { get; set; }
    public required string Action { get; set; }
}

/// <summary>The value of a region, campaign and indicator: stored, or what comes from the regions below.</summary>
[Table("datapoint_resolved", Schema = "monitoring")]
[PrimaryKey(nameof(CampaignId), nameof(RegionId), nameof(IndicatorId))]
internal sealed class DatapointResolved
{
    public int CampaignId { get; set; }
    public int RegionId { get; set; }
    public int IndicatorId { get; set; }
    public int ChildCount { get; set; }
    public decimal? ChildSum { get; set; }
    public double? Stored { get; set; }
    public char Aggregation { get; set; }

    [DatabaseGenerated(DatabaseGeneratedOption.Computed)]
    public double? Value { get; set; }

    [DatabaseGenerated(DatabaseGeneratedOption.Computed)]
    public bool HasValue { get; set; }

    [Timestamp]
    public uint Version { get; set; }

    /// <summary>What the parent adds up.</summary>
    [NotMapped]
    public decimal? Base =>
        Aggregation == 'n' ? null
        : Stored is { } stored ? decimal.Parse($"{stored:R}", NumberStyles.Float, CultureInfo.InvariantCulture)
        : ChildCount == 0 ? null
        : Aggregation == 's' ? ChildSum
        : ChildSum / ChildCount;
}

/// <summary>How many values a region has in a campaign, and how many such pairs its subtree shows.</summary>
[Table("datapoint_group", Schema = "monitoring")]
[PrimaryKey(nameof(CampaignId), nameof(RegionId))]
internal sealed class DatapointGroup
{
    public int CampaignId { get; set; }
    public int RegionId { get; set; }
    public int ValueCount { get; set; }
    public int ShownBelow { get; set; }
    public bool IsShown { get; set; }
    public Campaign Campaign { get; set; } = null!;
    public Region Region { get; set; } = null!;
}

internal static class PeerMonitoring
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v2/region/", ListRegions);
        app.MapGet("/api/v1/datapoint/", ListDatapoints);
        app.MapPost("/api/v1/dataentry/", Enter);
    }

    private sealed class Milliseconds() : TimeFormat("yyyy-MM-ddTHH:mm:ss.fff");

    private sealed record Meta(int Limit, int Offset, long TotalCount, Dictionary<string, string> ParametersRequested);

    private sealed record Envelope<T>(Meta Meta, IReadOnlyList<T> Objects, Dictionary<string, string> Errors);

    private sealed record RegionRow(
        int Id,
        string Name,
        string Slug,
        string RegionCode,
        double? Latitude,
        double? Longitude,
        string RegionType,
        int RegionTypeId,
        string? ShapeFilePath,
        int Office,
        int OfficeId,
        int? ParentRegion,
        int? ParentRegionId,
        int SourceId,
        int Lvl,
        bool HasChildren,
        string ResourceUri,
        [property: JsonConverter(typeof(Milliseconds))] DateTime CreatedAt
    );

    private sealed record DatapointRow(int Region, int Campaign, IReadOnlyList<IndicatorValue> Indicators);

    private sealed record IndicatorValue(int Indicator, double? Value);

    private sealed record Entry(int RegionId, int CampaignId, int IndicatorId, double Value);

    private sealed record Written(object Objects, string? Meta, string? Error, int Success);

    /// <summary>A level at a time, down from the grants, until the page is full.</summary>
    private static async Task<Envelope<RegionRow>> ListRegions(
        HttpRequest request,
        Caller caller,
        PeerContext db,
        CancellationToken stop,
        int limit = 20,
        int offset = 0
    )
    {
        var granted = await Granted(db, caller, stop);
        var topmost = await Topmost(db, granted, stop);
        var total = await db
            .RegionSubtrees.Where(subtree => topmost.Contains(subtree.RegionId))
            .SumAsync(subtree => subtree.RegionCount, stop);
        var level = granted;
        var found = new List<(int Id, int Lvl)>();
        for (var lvl = 0; level.Count > 0 && found.Count < offset + limit; lvl++)
        {
            found.AddRange(level.Order().Select(id => (id, lvl)));
            level = await Below(db, level, granted, stop);
        }

        var page = found.Skip(offset).Take(limit).ToDictionary(region => region.Id, region => region.Lvl);
        var ids = page.Keys.ToArray();
        var regions = await db
            .Regions.Where(region => ids.Contains(region.Id))
            .Select(region => new RegionRow(
                region.Id,
                region.Name,
                region.Slug,
                region.RegionCode,
                region.Latitude,
                region.Longitude,
                region.RegionType.Name,
                region.RegionTypeId,
                region.ShapeFilePath,
                region.OfficeId,
                region.OfficeId,
                region.ParentRegionId,
                region.ParentRegionId,
                region.SourceId,
                0,
                region.Children.Any(),
                "/api/v2/region/" + region.Id + "/",
                region.CreatedAt
            ))
            .ToListAsync(stop);

        return Answer(
            request,
            limit,
            offset,
            total,
            regions
                .Select(region => region with { Lvl = page[region.Id] })
                .OrderBy(region => region.Lvl)
                .ThenBy(region => region.Id)
        );
    }

    /// <summary>The newest campaigns first; how much each has for the caller is told by the kept sums.</summary>
    private static async Task<Envelope<DatapointRow>> ListDatapoints(
        HttpRequest request,
        Caller caller,
        PeerContext db,
        CancellationToken stop,
        int limit = 20,
        int offset = 0
    )
    {
        var granted = await Granted(db, caller, stop);
        var topmost = await Topmost(db, granted, stop);
        var campaigns = await db
            .DatapointGroups.Where(pair => topmost.Contains(pair.RegionId) && pair.ShownBelow > 0)
            .GroupBy(pair => new { pair.CampaignId, pair.Campaign.StartDate })
            .OrderByDescending(group => group.Key.StartDate)
            .ThenByDescending(group => group.Key.CampaignId)
            .Select(group => new { group.Key.CampaignId, Count = group.Sum(pair => pair.ShownBelow) })
            .ToListAsync(stop);
        var pairs = new List<(int CampaignId, int RegionId)>();
        var (skip, readable) = (offset, default(List<int>));
        foreach (var campaign in campaigns)
        {
            if (skip >= campaign.Count)
            {
                skip -= campaign.Count;
                continue;
            }

            var shown = db.DatapointGroups.Where(pair => pair.CampaignId == campaign.CampaignId && pair.IsShown);
            if (campaign.Count < await InAll(db, campaign.CampaignId, stop))
            {
                var allowed = readable ??= await Readable(db, granted, stop);
                shown = shown.Where(pair => allowed.Contains(pair.RegionId));
            }

            pairs.AddRange(
                (
                    await shown
                        .OrderBy(pair => pair.RegionId)
                        .Select(pair => pair.RegionId)
                        .Skip(skip)
                        .Take(limit - pairs.Count)
                        .ToListAsync(stop)
                ).Select(region => (campaign.CampaignId, region))
            );
            skip = 0;
            if (pairs.Count == limit)
            {
                break;
            }
        }

        var campaignIds = pairs.Select(pair => pair.CampaignId).Distinct().ToArray();
        var regionIds = pairs.Select(pair => pair.RegionId).Distinct().ToArray();
        var values = (
            await db
                .DatapointsResolved.Where(cell =>
                    campaignIds.Contains(cell.CampaignId) && regionIds.Contains(cell.RegionId) && cell.HasValue
                )
                .OrderBy(cell => cell.IndicatorId)
                .Select(cell => new
                {
                    cell.CampaignId,
                    cell.RegionId,
                    Value = new IndicatorValue(cell.IndicatorId, cell.Value),
                })
                .ToListAsync(stop)
        ).ToLookup(cell => (cell.CampaignId, cell.RegionId), cell => cell.Value);

        return Answer(
            request,
            limit,
            offset,
            campaigns.Sum(campaign => (long)campaign.Count),
            pairs.Select(pair => new DatapointRow(pair.RegionId, pair.CampaignId, [.. values[pair]]))
        );
    }

    /// <summary>Of an indicator from which nothing is calculated.</summary>
    private static async Task<IResult> Enter(Entry entry, Caller caller, PeerContext db, CancellationToken stop)
    {
        var (campaignId, indicatorId) = (entry.CampaignId, entry.IndicatorId);
        var path = await Path(db, entry.RegionId, stop);
        var campaign = await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(found => found.Id == campaignId, stop);
        var indicator = await db.Indicators.AsNoTracking().FirstOrDefaultAsync(found => found.Id == indicatorId, stop);
        if (path.Count == 0 || campaign is null || indicator is null || path[0].OfficeId != campaign.OfficeId)
        {
            return Results.BadRequest();
        }

        var ids = path.Select(region => region.Id).ToArray();
        var mayWrite =
            await db.RegionPermissions.AnyAsync(
                grant => grant.UserId == caller.Id && grant.ReadWrite == "w" && ids.Contains(grant.RegionId),
                stop
            )
            && await db
                .UserGroups.Where(member => member.UserId == caller.Id)
                .Join(
                    db.GroupPermissions,
                    member => member.GroupId,
                    permission => permission.GroupId,
                    (_, permission) => permission.IndicatorId
                )
                .ContainsAsync(indicatorId, stop);
        if (!mayWrite)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var datapoint = await db.Datapoints.FirstOrDefaultAsync(
            row => row.CampaignId == campaignId && row.IndicatorId == indicatorId && row.RegionId == entry.RegionId,
            stop
        );
        var isNew = datapoint is null;
        if (datapoint is null)
        {
            datapoint = new Datapoint
            {
                CampaignId = campaignId,
                IndicatorId = indicatorId,
                RegionId = entry.RegionId,
                CreatedAt = now,
            };
            db.Datapoints.Add(datapoint);
        }

        datapoint.Value = entry.Value;
        datapoint.ChangedById = caller.Id;
        datapoint.SourceDatapointId = null;
        datapoint.UpdatedAt = now;
        await RollUp(db, entry, path, campaign, indicator, stop);
        await db.SaveChangesAsync(stop);
        db.DatapointHistories.Add(
            new DatapointHistory
            {
                DatapointId = datapoint.Id,
                RegionId = entry.RegionId,
                CampaignId = campaignId,
                IndicatorId = indicatorId,
                Value = entry.Value,
                Note = datapoint.Note,
                ChangedById = caller.Id,
                ChangedAt = now,
                Action = isNew ? "insert" : "update",
            }
        );
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);

        return isNew
            ? Results.Json(new Written(new { NewId = datapoint.Id }, null, null, 1), statusCode: 201)
            : Results.Ok(
                new Written(new { UpdatedId = datapoint.Id, UpdatedValues = new { entry.Value } }, null, null, 1)
            );
    }

    /// <summary>The difference, to the region and to those above it, up to the first that has a stored value of its own.</summary>
    private static async Task RollUp(
        PeerContext db,
        Entry entry,
        List<Region> path,
        Campaign campaign,
        Indicator indicator,
        CancellationToken stop
    )
    {
        var ids = path.Select(region => region.Id).ToArray();
        var cells = await db
            .DatapointsResolved.Where(cell =>
                cell.CampaignId == entry.CampaignId
                && cell.IndicatorId == entry.IndicatorId
                && ids.Contains(cell.RegionId)
            )
            .ToDictionaryAsync(cell => cell.RegionId, stop);
        var groups = await db
            .DatapointGroups.Where(pair => pair.CampaignId == entry.CampaignId && ids.Contains(pair.RegionId))
            .ToDictionaryAsync(pair => pair.RegionId, stop);
        var (sumChange, countChange, shown) = (0m, 0, 0);
        for (var place = 0; place < path.Count; place++)
        {
            var region = path[place];
            if (place == 0 || sumChange != 0 || countChange != 0)
            {
                if (!cells.TryGetValue(region.Id, out var cell))
                {
                    cell = new DatapointResolved
                    {
                        CampaignId = entry.CampaignId,
                        RegionId = region.Id,
                        IndicatorId = entry.IndicatorId,
                        Aggregation = indicator.Aggregation[0],
                    };
                    db.DatapointsResolved.Add(cell);
                }

                var (had, before) = (cell.HasValue, cell.Base);
                if (place == 0)
                {
                    cell.Stored = entry.Value;
                }
                else
                {
                    cell.ChildCount += countChange;
                    cell.ChildSum = cell.ChildCount == 0 ? null : (cell.ChildSum ?? 0) + sumChange;
                }

                sumChange = (cell.Base ?? 0) - (before ?? 0);
                countChange = (cell.Base is null ? 0 : 1) - (before is null ? 0 : 1);
                var has = cell.Stored is not null || (cell.ChildCount > 0 && cell.Aggregation != 'n');
                if (has != had)
                {
                    var pair = Group(region);
                    pair.ValueCount += has ? 1 : -1;
                    var isShown = pair.ValueCount > 0 && region.OfficeId == campaign.OfficeId;
                    shown += (isShown ? 1 : 0) - (pair.IsShown ? 1 : 0);
                    pair.IsShown = isShown;
                }
            }

            if (shown != 0)
            {
                Group(region).ShownBelow += shown;
            }
        }

        DatapointGroup Group(Region region)
        {
            if (!groups.TryGetValue(region.Id, out var pair))
            {
                groups[region.Id] = pair = new DatapointGroup { CampaignId = entry.CampaignId, RegionId = region.Id };
                db.DatapointGroups.Add(pair);
            }

            return pair;
        }
    }

    /// <summary>A region and those above it.</summary>
    private static async Task<List<Region>> Path(PeerContext db, int id, CancellationToken stop)
    {
        var path = new List<Region>();
        for (int? next = id; next is { } here; next = path[^1].ParentRegionId)
        {
            if (
                await db.Regions.AsNoTracking().FirstOrDefaultAsync(region => region.Id == here, stop) is not { } region
            )
            {
                break;
            }

            path.Add(region);
        }

        return path;
    }

    private static Task<List<int>> Granted(PeerContext db, Caller caller, CancellationToken stop) =>
        db
            .RegionPermissions.Where(grant => grant.UserId == caller.Id)
            .Select(grant => grant.RegionId)
            .Distinct()
            .ToListAsync(stop);

    /// <summary>The grants that lie in no other: nothing is counted twice.</summary>
    private static async Task<List<int>> Topmost(PeerContext db, List<int> granted, CancellationToken stop)
    {
        var topmost = granted.ToHashSet();
        var above = granted.ToDictionary(id => id, id => (int?)id);
        while (granted.Count > 1 && above.Count > 0)
        {
            var ids = above.Values.Distinct().ToArray();
            var parents = await db
                .Regions.Where(region => ids.Contains(region.Id) && region.ParentRegionId != null)
                .ToDictionaryAsync(region => region.Id, region => region.ParentRegionId, stop);
            above = above
                .Where(pair => parents.ContainsKey(pair.Value!.Value))
                .ToDictionary(pair => pair.Key, pair => parents[pair.Value!.Value]);
            topmost.ExceptWith(above.Where(pair => granted.Contains(pair.Value!.Value)).Select(pair => pair.Key));
        }

        return [.. topmost];
    }

    private static Task<List<int>> Below(PeerContext db, List<int> level, List<int> granted, CancellationToken stop) =>
        db
            .Regions.Where(region => level.Contains(region.ParentRegionId!.Value) && !granted.Contains(region.Id))
            .Select(region => region.Id)
            .ToListAsync(stop);

    private static async Task<List<int>> Readable(PeerContext db, List<int> granted, CancellationToken stop)
    {
        var readable = new List<int>();
        for (var level = granted; level.Count > 0; level = await Below(db, level, granted, stop))
        {
            readable.AddRange(level);
        }

        return readable;
    }

    private static Task<int> InAll(PeerContext db, int campaignId, CancellationToken stop) =>
        db
            .DatapointGroups.Where(pair => pair.CampaignId == campaignId && pair.Region.ParentRegionId == null)
            .SumAsync(pair => pair.ShownBelow, stop);

    private static Envelope<T> Answer<T>(HttpRequest request, int limit, int offset, long total, IEnumerable<T> rows) =>
        new(
            new Meta(limit, offset, total, request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString())),
            [.. rows],
            []
        );
}
