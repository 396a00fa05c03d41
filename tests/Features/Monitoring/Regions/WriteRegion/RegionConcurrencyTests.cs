namespace Platform.Tests.Features.Monitoring.Regions.WriteRegion;

/// <summary>Several people change the tree at once: no loop, and sizes that a rebuild would not change.</summary>
public sealed class RegionConcurrencyTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Path = "/api/v2/region/";
    private const int Writers = 6;
    private const int Rounds = 15;

    [Fact]
    public async Task Inserts_moves_and_deletes_at_once_keep_the_tree()
    {
        var manager = metadata.As(metadata.Manager);

        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(async writer =>
                {
                    var random = new Random(writer);
                    for (var round = 0; round < Rounds; round++)
                    {
                        var code = $"r{writer}-{round}";
                        await manager.Insert(
                            Path,
                            $$"""{"name":"{{code}}","region_code":"{{code}}","region_type_id":4,"office_id":{{random.Next(
                                1,
                                3
                            )}},"parent_region_id":{{random.Next(1, 11)}}}"""
                        );
                        var moved = await manager.Post(
                            Path,
                            $$"""{"id":{{random.Next(2, 9)}},"parent_region_id":{{random.Next(1, 11)}}}"""
                        );
                        moved.Status.ShouldBeOneOf([200, 400], moved.ToString());
                        if (round % 3 == 0)
                        {
                            var deleted = await manager.Post(Path, $$"""{"id":"","region_code":"{{code}}"}""");
                            deleted.Status.ShouldBe(200, deleted.ToString());
                        }
                    }
                })
        );

        await ShouldNotChangeByARebuild();
        (
            await metadata.Database.Value<long>(
                "select count(*) from monitoring.region_subtree where size_by_depth = '{}'"
            )
        ).ShouldBe(0);
        (await metadata.Database.Value<long>("select count(*) from monitoring.region")).ShouldBe(
            10 + Writers * (Rounds - Rounds / 3)
        );
    }

    /// <summary>Each alone would be right; together they would make a loop.</summary>
    [Fact]
    public async Task Two_moves_towards_each_other_end_in_one()
    {
        var manager = metadata.As(metadata.Manager);
        for (var round = 0; round < 10; round++)
        {
            await metadata.Database.Execute(
                """
                update monitoring.region set parent_region_id = 1 where id = 2;
                update monitoring.region set parent_region_id = 1 where id = 3;
                """
            );

            var moves = await Task.WhenAll(
                manager.Post(Path, """{"id":2,"parent_region_id":3}"""),
                manager.Post(Path, """{"id":3,"parent_region_id":2}""")
            );

            moves.Select(move => move.Status).Order().ShouldBe([200, 400]);
        }

        await ShouldNotChangeByARebuild();
    }

    private async Task ShouldNotChangeByARebuild()
    {
        var kept = await Sizes();
        await metadata.Database.Execute("select monitoring.rebuild_regions()");
        (await Sizes()).ShouldBe(kept);
    }

    private Task<IReadOnlyList<string>> Sizes() =>
        metadata.Database.Rows(
            "select region_id, size_by_depth, is_office_border from monitoring.region_subtree order by region_id"
        );
}
