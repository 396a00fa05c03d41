using System.Text.Json.Nodes;
using CsCheck;

namespace Platform.Tests.Features.Monitoring;

/// <summary>
/// Random trees and grants: the functions downward and upward, the counted total, the pages over HTTP, the offices and
/// the kept sizes are all what the naive reading of docs/monitoring.md gives. Trees grow and change as the service
/// changes them, and then with loops that no write would let in.
/// </summary>
public sealed class RightsTests(Metadata metadata) : IClassFixture<Metadata>
{
    /// <summary>Region 0 of a sample has this id.</summary>
    private const int First = 100_000;

    private static readonly Gen<int[]> Trees = Gen.Int[1, 14]
        .SelectMany(size => Gen.Int[0, 999].Array[size])
        .Select(dice => dice.Select((die, at) => die % 6 == 0 ? -1 : die % (at + 1) - 1).ToArray());

    private static readonly Gen<Sample> Samples = Gen.Select(
        Trees,
        Gen.Int[1, 3].Array[14],
        Gen.Select(Gen.Int[0, 13], Gen.Bool).Array[0, 5],
        Gen.Select(Gen.Int[0, 13], Gen.Int[-1, 13]).Array[0, 6],
        Gen.Select(Gen.Int[0, 13], Gen.Int[0, 13]).Array[0, 3],
        (parents, offices, grants, moves, loops) => new Sample(parents, offices, grants, moves, loops)
    );

    private sealed record Sample(
        int[] Parents,
        int[] Offices,
        (int Region, bool Writes)[] Grants,
        (int Region, int Parent)[] Moves,
        (int Region, int Parent)[] Loops
    );

    [Fact]
    public async Task Everything_is_as_the_naive_reading_says() =>
        await Samples.SampleAsync(Check, iter: 40, threads: 1, seed: "0N0XIzNsQ0O2");

    private async Task Check(Sample sample)
    {
        var size = sample.Parents.Length;
        var offices = sample.Offices.Take(size).ToArray();
        var grants = sample.Grants.Select(grant => new Grant(grant.Region % size, grant.Writes)).Distinct().ToArray();
        await Arrange(sample.Parents, offices, grants);
        await Compare(new NaiveRights([.. sample.Parents], offices, grants), "as inserted");

        var parents = (int[])sample.Parents.Clone();
        foreach (var (region, parent) in sample.Moves)
        {
            await Move(parents, region % size, parent < 0 ? -1 : parent % size);
        }

        await Compare(new NaiveRights(parents, offices, grants), "after moves");

        foreach (var (region, parent) in sample.Loops.Where(loop => loop.Region % size != loop.Parent % size))
        {
            parents[region % size] = parent % size;
        }

        await Damage(parents);
        await Compare(new NaiveRights(parents, offices, grants), "with loops");
    }

    private async Task Arrange(int[] parents, int[] offices, Grant[] grants)
    {
        await metadata.Database.Execute(
            $"""
            delete from monitoring.region_permission where region_id >= {First};
            set session_replication_role = replica;
            delete from monitoring.region_subtree where region_id >= {First};
            delete from monitoring.region where id >= {First};
            set session_replication_role = origin;
            insert into monitoring.office (id, name) values (3, 'Third') on conflict do nothing;
            """
        );
        for (var at = 0; at < parents.Length; at++)
        {
            await metadata.Database.Execute(
                $"""
                insert into monitoring.region (id, name, region_code, slug, region_type_id, office_id, parent_region_id)
                values ({First + at}, 'p{at}', 'p{at}', 'p{at}', 4, {offices[at]}, {Id(parents[at])})
                """
            );
        }

        foreach (var grant in grants)
        {
            await metadata.Database.Execute(
                $"""
                insert into monitoring.region_permission (user_id, region_id, read_write)
                values ({metadata.Nobody.Id}, {First + grant.Region}, '{(grant.Writes ? 'w' : 'r')}')
                """
            );
        }
    }

    /// <summary>Through the service, which refuses loops.</summary>
    private async Task Move(int[] parents, int region, int parent)
    {
        var ends = parent;
        while (ends >= 0 && ends != region)
        {
            ends = parents[ends];
        }

        var moved = await metadata
            .As(metadata.Manager)
            .Post("/api/v2/region/", $$"""{"id":{{First + region}},"parent_region_id":{{Id(parent)}}}""");

        moved.Status.ShouldBe(ends == region && parent >= 0 ? 400 : 200, moved.ToString());
        if (moved.Status == 200)
        {
            parents[region] = parent;
        }
    }

    /// <summary>What a bad import does: no trigger sees it; a DBA rebuilds.</summary>
    private async Task Damage(int[] parents)
    {
        var updates = parents.Select(
            (parent, at) => $"update monitoring.region set parent_region_id = {Id(parent)} where id = {First + at};"
        );
        await metadata.Database.Execute(
            $"""
            set session_replication_role = replica;
            {string.Join('\n', updates)}
            set session_replication_role = origin;
            select monitoring.rebuild_regions();
            """
        );
    }

    private async Task Compare(NaiveRights naive, string when)
    {
        var client = metadata.As(metadata.Nobody);
        foreach (var mode in new[] { "r", "w" })
        {
            foreach (var depth in new[] { 0, 1, 2, 9 })
            {
                var expected = naive.Regions(mode, depth);
                (await Downward(mode, depth)).ShouldBe(expected, $"{when}, {mode} {depth}: {naive}");
                (await Counted(mode, depth)).ShouldBe(Count(expected), $"{when}, {mode} {depth}: {naive}");
                foreach (var filter in new[] { "limit=100", "limit=100&id__gt=0", "limit=0" })
                {
                    (await Listed(client, $"read_write={mode}&depth_level={depth}&{filter}")).ShouldBe(
                        $"{Count(expected)}: {expected}",
                        $"{when}, {filter}"
                    );
                }

                (await Listed(client, $"read_write={mode}&depth_level={depth}&limit=2&offset=1")).ShouldBe(
                    $"{Count(expected)}: {string.Join(',', expected.Split(',').Skip(1).Take(2))}",
                    when
                );
            }

            (await Upward(naive, mode)).ShouldBe(naive.Regions(mode, 0), when);
            (await OfficesOf(mode)).ShouldBe(naive.OfficesOf(mode), when);
        }

        (await Sizes()).ShouldBe(
            Enumerable
                .Range(0, naive.Parents.Length)
                .Select(at => $"{at} {naive.Sizes(at)} {(naive.IsBorder(at) ? 't' : 'f')}"),
            $"{when}: {naive}"
        );
    }

    private static int Count(string regions) => regions.Length == 0 ? 0 : regions.Split(',').Length;

    private Task<string> Downward(string mode, int depth) =>
        metadata.Database.Value<string>(
            $"""
            select coalesce(string_agg(region_id - {First} || '@' || lvl, ',' order by lvl, region_id), '')
            from monitoring.authorized_region({metadata.Nobody.Id}, '{mode}', {depth})
            """
        );

    private Task<long> Counted(string mode, int depth) =>
        metadata.Database.Value<long>($"select monitoring.count_authorized({metadata.Nobody.Id}, '{mode}', {depth})");

    private Task<string> Upward(NaiveRights naive, string mode) =>
        metadata.Database.Value<string>(
            $"""
            select coalesce(string_agg(number || '@' || lvl, ',' order by lvl, number), '')
            from generate_series(0, {naive.Parents.Length - 1}) as number
            cross join lateral monitoring.region_access({metadata.Nobody.Id}, '{mode}', {First} + number)
            """
        );

    private Task<string> OfficesOf(string mode) =>
        metadata.Database.Value<string>(
            $"""
            select coalesce(string_agg(office_id::text, ',' order by office_id), '')
            from monitoring.offices_of({metadata.Nobody.Id}, '{mode}')
            """
        );

    private Task<IReadOnlyList<string>> Sizes() =>
        metadata.Database.Rows(
            $"""
            select concat_ws(' ', region_id - {First}, array_to_string(size_by_depth, ','), is_office_border)
            from monitoring.region_subtree
            where region_id >= {First}
            order by region_id
            """
        );

    private static async Task<string> Listed(HttpClient client, string query)
    {
        var answer = await client.Get($"/api/v2/region/?{query}");
        answer.Status.ShouldBe(200, answer.ToString());
        var body = JsonNode.Parse(answer.Body)!;
        var rows = body["objects"]!.AsArray().Select(row => $"{(int)row!["id"]! - First}@{row["lvl"]}");

        return $"{body["meta"]!["total_count"]}: {string.Join(',', rows)}";
    }

    private static string Id(int parent) => parent < 0 ? "null" : $"{First + parent}";
}
